import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_WORKPLACES } from './tables/workplaces.ts'

/** Desktops, access and customers’ profiles name a key of the customer’s. */
export const workplaceCustomerKey = defineRule({
  id: 'workplace-customer-key',
  title: 'Desktop or profile is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may use the service reads what people keep there.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_WORKPLACES),
})
