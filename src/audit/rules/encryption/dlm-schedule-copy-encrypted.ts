import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { SCHEDULED_COPIES } from './tables/lifecycle.ts'

/** Scheduled copies of snapshots in another region are encrypted. */
export const dlmScheduleCopyEncrypted = defineRule({
  id: 'dlm-schedule-copy-encrypted',
  title: 'Scheduled copy of a snapshot is not encrypted',
  why: 'The copy in another region lies in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `encrypted = true` in `cross_region_copy_rule`.',
  ...demandsOf(SCHEDULED_COPIES),
})
