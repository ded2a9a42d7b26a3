import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_MODELS } from './tables/learning.ts'

/** Models and what monitors them name a key of the customer’s. */
export const modelCustomerKey = defineRule({
  id: 'model-customer-key',
  title: 'Model is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: a model gives away what it was trained with.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name a KMS key of yours for the model.',
  ...demandsOf(KEYED_MODELS),
})
