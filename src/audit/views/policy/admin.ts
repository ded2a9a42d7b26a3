import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth, truth } from '../../resource/truth.ts'
import { type Grant, grantsOf } from './grants-of.ts'
import { someStatement } from './grants.ts'
import { managedPolicyName } from './managed-policy.ts'
import type { Statement } from './policy.ts'
import { remembered } from './remembered.ts'
import { isOnAll, isOnEverything } from './resources.ts'
import { someOf } from './some-of.ts'
import { covers } from './wildcard.ts'

/** AWS’s policies with which one can do everything, or give oneself the rest. */
export const ADMIN_POLICIES: readonly string[] = ['AdministratorAccess', 'IAMFullAccess']

/** Whether a statement names every action: `*`, `*:*`. */
export const isEveryAction = remembered(
  ({ actions }: Statement): Truth =>
    someOf(actions, item => both(covers(item, 'a:b', false), covers(item, 'c:d', false))),
)

/** Whether a statement allows every action on everything. Conditions are not looked at. */
export const isFullAdmin = remembered(
  (statement: Statement): Truth =>
    both(statement.isAllow, isEveryAction(statement), isOnEverything(statement)),
)

/** Whether a pattern covers every action of a service: `iam:*`. */
export function isAllOf(service: string, pattern: Attribute): Truth {
  return both(...['a', 'b'].map(name => covers(pattern, `${service}:${name}`, false)))
}

const IDENTITIES: readonly string[] = ['role', 'user', 'group', 'policy'].map(
  kind => `arn:aws:iam::000000000000:${kind}/*`,
)

/** Whether a statement allows everything that IAM can do, to all of something; one that allows everything is another. */
export const isFullIam = remembered((statement: Statement): Truth => {
  const isAll = someOf(statement.actions, pattern => isAllOf('iam', pattern))
  if (isAll === 'no') return 'no'
  const reach = either(isOnEverything(statement), ...IDENTITIES.map(kind => isOnAll(statement, kind)))
  return both(statement.isAllow, isAll, reach, truth(isFullAdmin(statement) !== 'yes'))
})

/** Whether a user, group, role or permission set may do everything. One that a boundary holds back may not. */
export function isAdministrator(principal: Resource, configuration: Configuration): Truth {
  const { all, isComplete } = grantsOf(principal, configuration)
  const isGiven = either(some(all, makesAdministrator), isComplete ? 'no' : 'unknown')
  return both(isGiven, not(isBounded(principal)))
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
function isBounded(principal: Resource): Truth {
  const boundary = principal.get('permissions_boundary')
  return both(isSet(boundary), truth(!ADMIN_POLICIES.includes(managedPolicyName(boundary) ?? '')))
}

function makesAdministrator({ managed, policy }: Grant): Truth {
  if (managed !== null) return truth(ADMIN_POLICIES.includes(managed))
  return policy === null ? 'unknown' : someStatement(policy, isFullAdmin)
}
