import { IDENTITY_TYPES } from '../views/policy/identity-policies.ts'
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
    text: 'No policy lets its holder get more permissions than it gives.',
    types: IDENTITY_TYPES,
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
} as const satisfies Lines
