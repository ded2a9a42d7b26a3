import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_OPERATIONS } from './tables/operations.ts'

/** Logs, configuration and environments name a key of the customer’s. */
export const operationsCustomerKey = defineRule({
  id: 'operations-customer-key',
  title: 'Logs or configuration are encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the logs or the configuration reads what stands in them.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_OPERATIONS),
})
