import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_ANALYTICS } from './tables/analytics.ts'

/** Searches, queries and copies of data name a key of the customer’s. */
export const analyticsCustomerKey = defineRule({
  id: 'analytics-customer-key',
  title: 'Data for analysis is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may use the service reads the data.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_ANALYTICS),
})
