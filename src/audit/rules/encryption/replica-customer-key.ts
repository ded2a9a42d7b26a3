import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_REPLICAS } from './tables/replicas.ts'

/** What is copied to another region names a key of the customer’s there, too. */
export const replicaCustomerKey = defineRule({
  id: 'replica-customer-key',
  title: 'Replica is encrypted with a key that AWS manages',
  why: 'The copy holds what the original holds: who may use a key of AWS cannot be said or taken back, whatever key the original has.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name in the `replica` block the ARN of a KMS key of yours in its region.',
  ...demandsOf(KEYED_REPLICAS),
})
