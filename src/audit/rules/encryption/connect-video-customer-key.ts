import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_CALLS } from './tables/workplaces.ts'

/** Recorded media of calls name a key of the customer’s. */
export const connectVideoCustomerKey = defineRule({
  id: 'connect-video-customer-key',
  title: 'Media of calls have no customer key',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the stream hears the calls.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Set `key_id` in `encryption_config` to the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_CALLS),
})
