import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { ENCRYPTED_ANALYTICS } from './tables/analytics.ts'

/** Searches, queries and caches encrypt what they keep. */
export const analyticsEncrypted = defineRule({
  id: 'analytics-encrypted',
  title: 'Search, query or cache is not encrypted',
  why: 'Copies of the data lie in clear beside the encrypted original.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  fix: 'Switch encryption at rest on.',
  ...demandsOf(ENCRYPTED_ANALYTICS),
})
