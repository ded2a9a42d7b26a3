import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_MESSAGES } from './tables/messages.ts'

/** Streams, queues, topics and buses name a key of the customer’s. */
export const messageCustomerKey = defineRule({
  id: 'message-customer-key',
  title: 'Messages are encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may receive the messages reads them.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name a KMS key of yours.',
  ...demandsOf(KEYED_MESSAGES),
})
