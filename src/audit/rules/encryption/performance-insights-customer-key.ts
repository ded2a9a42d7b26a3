import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_INSIGHTS } from './tables/databases.ts'

/** Performance Insights, which hold statements with their values, name a key of the customer’s. */
export const performanceInsightsCustomerKey = defineRule({
  id: 'performance-insights-customer-key',
  title: 'Performance Insights have no customer key',
  why: 'Who may use a key of AWS cannot be said or taken back: the statements that are kept may hold personal data.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Set `performance_insights_kms_key_id` to the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_INSIGHTS),
})
