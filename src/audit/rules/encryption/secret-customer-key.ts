import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_SECRETS } from './tables/operations.ts'

/** Secrets name a key of the customer’s. */
export const secretCustomerKey = defineRule({
  id: 'secret-customer-key',
  title: 'Secret is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the secret reads its value, and no other account can be given it.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Set `kms_key_id` to the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_SECRETS),
})
