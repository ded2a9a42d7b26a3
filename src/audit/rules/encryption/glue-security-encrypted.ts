import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_JOBS } from './tables/analytics.ts'

/** A security configuration of Glue encrypts all three that it can. */
export const glueSecurityEncrypted = defineRule({
  id: 'glue-security-encrypted',
  title: 'Glue security configuration leaves data in clear',
  why: 'Results, logs or bookmarks of jobs lie in clear.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set all three modes to encryption with KMS.',
  ...demandsOf(ENCRYPTED_JOBS),
})
