import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_FILES } from './tables/files.ts'

/** File systems, copied objects and backups name a key of the customer’s. */
export const fileCustomerKey = defineRule({
  id: 'file-customer-key',
  title: 'Files are encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the files reads their data.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...demandsOf(KEYED_FILES),
})
