import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_DATABASES } from './tables/databases.ts'

/** Databases, their snapshots and copies name a key of the customer’s. */
export const databaseCustomerKey = defineRule({
  id: 'database-customer-key',
  title: 'Database is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the database or its snapshots reads its data.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_DATABASES),
})
