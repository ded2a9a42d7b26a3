import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_BUILDS } from './tables/builds.ts'

/** Repositories and pipelines name a key of the customer’s. */
export const buildCustomerKey = defineRule({
  id: 'build-customer-key',
  title: 'Source code or images are encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the repository reads what is built.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_BUILDS),
})
