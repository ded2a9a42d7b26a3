import type { Rule } from '../define-rule.ts'
import { auditingRules } from './auditing/index.ts'
import { automationRules } from './automation/index.ts'
import { encryptionRules } from './encryption/index.ts'
import { iamRules } from './iam/index.ts'
import { networkRules } from './network/index.ts'

/** Every rule of the audit, by topic. */
export const rules: readonly Rule[] = [
  ...iamRules,
  ...networkRules,
  ...encryptionRules,
  ...auditingRules,
  ...automationRules,
]
