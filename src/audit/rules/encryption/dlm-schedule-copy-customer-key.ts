import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_SCHEDULED_COPIES } from './tables/lifecycle.ts'

/** Scheduled copies of snapshots name a key of the customer’s. */
export const dlmScheduleCopyCustomerKey = defineRule({
  id: 'dlm-schedule-copy-customer-key',
  title: 'Scheduled copy of a snapshot has no customer key',
  why: 'Who may use a key of AWS cannot be said or taken back: a snapshot cannot be shared safely.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Set `cmk_arn` to the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_SCHEDULED_COPIES),
})
