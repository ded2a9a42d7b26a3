import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, some, type Truth, truth } from '../../resource/truth.ts'
import { type Grant, grantsOf } from './grants-of.ts'
import { someStatement } from './grants.ts'
import type { Statement } from './policy.ts'
import { isOnEverything } from './resources.ts'
import { someOf } from './some-of.ts'
import { covers } from './wildcard.ts'

/** AWS’s policies with which one can do everything, or give oneself the rest. */
export const ADMIN_POLICIES: readonly string[] = ['AdministratorAccess', 'IAMFullAccess']

/** Whether a statement names every action: `*`, `*:*`. */
export function isEveryAction({ actions }: Statement): Truth {
  return someOf(actions, item => both(covers(item, 'a:b', false), covers(item, 'c:d', false)))
}

/** Whether a statement allows every action on everything. Conditions are not looked at. */
export function isFullAdmin(statement: Statement): Truth {
  return both(statement.isAllow, isEveryAction(statement), isOnEverything(statement))
}

/** Whether a user, group, role or permission set may do everything. */
export function isAdministrator(principal: Resource, configuration: Configuration): Truth {
  const { all, isComplete } = grantsOf(principal, configuration)
  return either(some(all, makesAdministrator), isComplete ? 'no' : 'unknown')
}

function makesAdministrator({ managed, policy }: Grant): Truth {
  if (managed !== null) return truth(ADMIN_POLICIES.includes(managed))
  return policy === null ? 'unknown' : someStatement(policy, isFullAdmin)
}
