import { PRINCIPAL_TYPES } from '../views/policy/grants-of.ts'
import { IDENTITY_TYPES, POLICY_DOCUMENT } from '../views/policy/identity-policies.ts'
import { MANAGED_POLICY_TYPES } from '../rules/iam/managed-policies.ts'
import type { Lines } from './line.ts'

export const iam = {
  'iam/wildcards': {
    text: 'No policy allows everything, nor everything of a service, nor everything but something.',
    types: IDENTITY_TYPES,
  },
  'iam/assume-role': { text: 'No policy allows to assume any role.', types: IDENTITY_TYPES },
  'iam/pass-role': { text: 'No policy allows to pass any role to any service.', types: IDENTITY_TYPES },
  'iam/privilege-escalation': {
    text: 'No policy lets its holder get more permissions than it gives, alone or with others.',
    types: [...new Set([...IDENTITY_TYPES, ...PRINCIPAL_TYPES])],
  },
  'iam/credentials': { text: 'No policy gives credentials of anybody.', types: IDENTITY_TYPES },
  'iam/data-exfiltration': { text: 'No policy gives the data of every resource.', types: IDENTITY_TYPES },
  'iam/permissions-management': {
    text: 'No policy lets change the permissions of every resource.',
    types: IDENTITY_TYPES,
  },
  'iam/write-everywhere': {
    text: 'No policy lets change every resource of a service.',
    types: IDENTITY_TYPES,
  },
  'iam/any-resource': { text: 'What can be restricted to some resources is.', types: IDENTITY_TYPES },
  'iam/managed-policies': {
    text: 'No policy of AWS’s that allows everything, or all of a service, is attached.',
    types: MANAGED_POLICY_TYPES,
  },
  'iam/password-policy': {
    text: 'Passwords are long, mixed, not used again, and end.',
    types: ['aws_iam_account_password_policy'],
  },
  'iam/root-keys': { text: 'The root of the account has no access keys.', types: ['aws_iam_access_key'] },
  'iam/no-user-policies': {
    text: 'No policy is given to a user, neither inline nor attached.',
    types: [
      'aws_iam_user',
      'aws_iam_user_policy',
      'aws_iam_user_policy_attachment',
      'aws_iam_policy_attachment',
      'aws_iam_user_policy_attachments_exclusive',
      'aws_iam_user_policies_exclusive',
    ],
  },
  'iam/users-only-assume-role': {
    text: 'Users, and the groups that they are in, may do nothing but assume roles.',
    types: ['aws_iam_user', 'aws_iam_group'],
  },
  'iam/users-in-directory': { text: 'People are kept in a directory, not in IAM.', types: ['aws_iam_user'] },
  'iam/console-login': {
    text: 'Users of IAM have no password for the console.',
    types: ['aws_iam_user', 'aws_iam_user_login_profile'],
  },
  'iam/users-and-groups': {
    text: 'Every user is in a group, and every group has users.',
    types: ['aws_iam_user', 'aws_iam_group'],
  },
  'iam/mfa': {
    text: 'People need a second factor, for all that they do and to become administrators.',
    types: ['aws_iam_group', 'aws_iam_role'],
  },
  'iam/trust': {
    text: 'Who may assume a role is named, in this account and in others.',
    types: ['aws_iam_role', POLICY_DOCUMENT],
  },
  'iam/access-keys': {
    text: 'Nobody has access keys that never end, and nobody several.',
    types: ['aws_iam_access_key', 'aws_iam_user'],
  },
  'iam/inline-policies': {
    text: 'No policy is written into a role or group.',
    types: ['aws_iam_role_policy', 'aws_iam_group_policy', 'aws_iam_role'],
  },
  'iam/sessions': {
    text: 'Sessions end soon.',
    types: ['aws_iam_role', 'aws_ssoadmin_permission_set'],
  },
  'iam/workloads': {
    text: 'Machines, notebooks and clusters have roles that name what they need, and AWS knows who may use them.',
    types: ['aws_iam_instance_profile', 'aws_sagemaker_notebook_instance', 'aws_eks_cluster'],
  },
  'iam/cognito': {
    text: 'User pools ask for passwords that are not guessed, and for a second factor.',
    types: ['aws_cognito_user_pool'],
  },
  'iam/database-authentication': {
    text: 'Users of data stores show who they are, by IAM or by a password.',
    types: ['aws_elasticache_user'],
  },
} as const satisfies Lines
