import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_VOLUMES } from './tables/volumes.ts'

/** Volumes of instances encrypt what they store. */
export const volumeEncrypted = defineRule({
  id: 'volume-encrypted',
  title: 'Volume is not encrypted',
  why: 'Whoever comes by a copy or a snapshot of it reads everything.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `encrypted = true`, or `aws_ebs_encryption_by_default` for the whole account.',
  ...demandsOf(ENCRYPTED_VOLUMES),
})
