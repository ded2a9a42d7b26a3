import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_RECORDINGS } from './tables/workplaces.ts'

/** Recordings and transcripts of calls name a key of the customer’s. */
export const connectBucketCustomerKey = defineRule({
  id: 'connect-bucket-customer-key',
  title: 'Recordings of calls have no customer key',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the bucket reads the calls.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Add `encryption_config` with the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_RECORDINGS),
})
