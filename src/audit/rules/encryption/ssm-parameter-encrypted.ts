import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_PARAMETERS } from './tables/operations.ts'

/** Parameters are encrypted. */
export const ssmParameterEncrypted = defineRule({
  id: 'ssm-parameter-encrypted',
  title: 'Parameter is not encrypted',
  why: 'A parameter that is a plain text is shown to whoever may list parameters.',
  severity: 'low',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Set `type = "SecureString"`, or move what is no secret to the configuration itself.',
  ...demandsOf(ENCRYPTED_PARAMETERS),
})
