import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_PARAMETERS } from './tables/operations.ts'

/** Secure parameters name a key of the customer’s. */
export const ssmParameterCustomerKey = defineRule({
  id: 'ssm-parameter-customer-key',
  title: 'Secure parameter is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read parameters reads this one.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Set `key_id` to a KMS key of yours.',
  ...demandsOf(KEYED_PARAMETERS),
})
