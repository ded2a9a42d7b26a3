import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_VOLUMES } from './tables/volumes.ts'

/** Volumes, their copies and images name a key of the customer’s. */
export const volumeCustomerKey = defineRule({
  id: 'volume-customer-key',
  title: 'Volume is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: a snapshot cannot be shared safely, or kept from anybody in the account.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours, or set `aws_ebs_default_kms_key` for the whole account.',
  ...demandsOf(KEYED_VOLUMES),
})
