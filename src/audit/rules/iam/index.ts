import type { Rule } from '../../define-rule.ts'
import { policyAllActions } from './policy-all-actions.ts'
import { policyAssumeAnyRole } from './policy-assume-any-role.ts'
import { policyFullAdmin } from './policy-full-admin.ts'
import { policyFullIamAccess } from './policy-full-iam-access.ts'
import { policyNotAction } from './policy-not-action.ts'
import { policyNotResource } from './policy-not-resource.ts'
import { policyPassAnyRole } from './policy-pass-any-role.ts'
import { policyS3Wildcard } from './policy-s3-wildcard.ts'
import { policyServiceWildcard } from './policy-service-wildcard.ts'

/** Rules of this topic. To add one: its file, and a line here. */
export const iamRules: readonly Rule[] = [
  policyFullAdmin,
  policyFullIamAccess,
  policyAllActions,
  policyServiceWildcard,
  policyS3Wildcard,
  policyNotAction,
  policyNotResource,
  policyAssumeAnyRole,
  policyPassAnyRole,
]
