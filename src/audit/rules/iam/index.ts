import type { Rule } from '../../define-rule.ts'
import { administratorInstanceProfile } from './administrator-instance-profile.ts'
import { attachedAdministratorAccess } from './attached-administrator-access.ts'
import { attachedFullAccess } from './attached-full-access.ts'
import { attachedIamFullAccess } from './attached-iam-full-access.ts'
import { cacheUserWithoutPassword } from './cache-user-without-password.ts'
import { cognitoMfa } from './cognito-mfa.ts'
import { cognitoPasswordLength } from './cognito-password-length.ts'
import { documentForAnybody } from './document-for-anybody.ts'
import { eksAccessEntries } from './eks-access-entries.ts'
import { githubSubject } from './github-subject.ts'
import { groupWithoutMfa } from './group-without-mfa.ts'
import { groupWithoutUsers } from './group-without-users.ts'
import { inlinePolicy } from './inline-policy.ts'
import { longLivedAccessKey } from './long-lived-access-key.ts'
import { oidcSubject } from './oidc-subject.ts'
import { passwordAge } from './password-age.ts'
import { passwordHistory } from './password-history.ts'
import { passwordLength } from './password-length.ts'
import { passwordLowercase } from './password-lowercase.ts'
import { passwordNumbers } from './password-numbers.ts'
import { passwordPolicyMissing } from './password-policy-missing.ts'
import { passwordReuse } from './password-reuse.ts'
import { passwordSymbols } from './password-symbols.ts'
import { passwordUppercase } from './password-uppercase.ts'
import { policyAllActions } from './policy-all-actions.ts'
import { policyAnyResource } from './policy-any-resource.ts'
import { policyAssumeAnyRole } from './policy-assume-any-role.ts'
import { policyCredentialsExposure } from './policy-credentials-exposure.ts'
import { policyDataExfiltration } from './policy-data-exfiltration.ts'
import { policyFullAdmin } from './policy-full-admin.ts'
import { policyFullIamAccess } from './policy-full-iam-access.ts'
import { policyGivesTokens } from './policy-gives-tokens.ts'
import { policyNotAction } from './policy-not-action.ts'
import { policyNotResource } from './policy-not-resource.ts'
import { policyOnUser } from './policy-on-user.ts'
import { policyPassAnyRole } from './policy-pass-any-role.ts'
import { policyPermissionsManagement } from './policy-permissions-management.ts'
import { policyPrivilegeEscalation } from './policy-privilege-escalation.ts'
import { policyS3Wildcard } from './policy-s3-wildcard.ts'
import { policyServiceWildcard } from './policy-service-wildcard.ts'
import { policyWriteEverywhere } from './policy-write-everywhere.ts'
import { principalPrivilegeEscalation } from './principal-privilege-escalation.ts'
import { privilegedRoleWithoutMfa } from './privileged-role-without-mfa.ts'
import { roleSessionDuration } from './role-session-duration.ts'
import { roleTrustsAnybody } from './role-trusts-anybody.ts'
import { roleTrustsWholeAccount } from './role-trusts-whole-account.ts'
import { roleWithoutExternalId } from './role-without-external-id.ts'
import { rootAccessKey } from './root-access-key.ts'
import { sagemakerNotebookRole } from './sagemaker-notebook-role.ts'
import { samlAudience } from './saml-audience.ts'
import { severalAccessKeys } from './several-access-keys.ts'
import { userBeyondAssumeRole } from './user-beyond-assume-role.ts'
import { userConsoleLogin } from './user-console-login.ts'
import { userInIam } from './user-in-iam.ts'
import { userWithPolicies } from './user-with-policies.ts'
import { userWithoutGroup } from './user-without-group.ts'

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
  policyPrivilegeEscalation,
  principalPrivilegeEscalation,
  policyCredentialsExposure,
  policyGivesTokens,
  policyDataExfiltration,
  policyPermissionsManagement,
  policyWriteEverywhere,
  policyAnyResource,
  attachedAdministratorAccess,
  attachedIamFullAccess,
  attachedFullAccess,
  passwordLength,
  passwordReuse,
  passwordHistory,
  passwordAge,
  passwordLowercase,
  passwordUppercase,
  passwordNumbers,
  passwordSymbols,
  rootAccessKey,
  policyOnUser,
  userWithPolicies,
  userBeyondAssumeRole,
  userInIam,
  userConsoleLogin,
  userWithoutGroup,
  groupWithoutUsers,
  groupWithoutMfa,
  longLivedAccessKey,
  severalAccessKeys,
  inlinePolicy,
  roleTrustsAnybody,
  roleTrustsWholeAccount,
  roleWithoutExternalId,
  githubSubject,
  oidcSubject,
  samlAudience,
  documentForAnybody,
  privilegedRoleWithoutMfa,
  roleSessionDuration,
  administratorInstanceProfile,
  sagemakerNotebookRole,
  eksAccessEntries,
  passwordPolicyMissing,
  cognitoMfa,
  cognitoPasswordLength,
  cacheUserWithoutPassword,
]
