import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { EVENT_COPIES } from './tables/lifecycle.ts'

/** Copies of shared snapshots in another region are encrypted. */
export const dlmEventCopyEncrypted = defineRule({
  id: 'dlm-event-copy-encrypted',
  title: 'Copy of a shared snapshot is not encrypted',
  why: 'The copy in another region lies in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `encrypted = true` in `encryption_configuration`.',
  ...demandsOf(EVENT_COPIES),
})
