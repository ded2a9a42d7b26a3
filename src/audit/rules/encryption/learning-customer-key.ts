import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_LEARNING } from './tables/learning.ts'

/** Machine learning and language services name a key of the customer’s. */
export const learningCustomerKey = defineRule({
  id: 'learning-customer-key',
  title: 'Machine learning data is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may use the service reads the data.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name a KMS key of yours.',
  ...demandsOf(KEYED_LEARNING),
})
