import { IDENTITY_TYPES } from '../views/policy/identity-policies.ts'
import type { Lines } from './line.ts'

export const iam = {
  'iam/wildcards': {
    text: 'No policy allows everything, nor everything of a service, nor everything but something.',
    types: IDENTITY_TYPES,
  },
  'iam/assume-role': { text: 'No policy allows to assume any role.', types: IDENTITY_TYPES },
  'iam/pass-role': { text: 'No policy allows to pass any role to any service.', types: IDENTITY_TYPES },
} as const satisfies Lines
