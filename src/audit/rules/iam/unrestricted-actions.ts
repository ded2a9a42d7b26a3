import { forbidThat, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, not, type Truth } from '../../resource/truth.ts'
import { type AccessLevel, restrictableAction } from '../../views/policy/actions/restrictable-action.ts'
import { isAllOf } from '../../views/policy/admin.ts'
import { deniesAction } from '../../views/policy/grants.ts'
import { pick } from '../../views/policy/pick.ts'
import type { Policy } from '../../views/policy/policy.ts'
import { isCovered } from '../../views/policy/wildcard.ts'
import { isUnrestricted, judgeStatements } from './judge-statements.ts'

/** Finds an action that a pattern allows; `null`: none. */
export type Search = (pattern: string) => string | null

/** Searches the actions of some levels that a policy could restrict to some resources. */
export function restrictable(...levels: readonly AccessLevel[]): Search {
  return pattern => restrictableAction(pattern, ...levels)
}

/** Searches a list of actions. */
export function oneOf(actions: readonly string[]): Search {
  return pattern => actions.find(action => isCovered(pattern.toLowerCase(), action.toLowerCase())) ?? null
}

/**
 * Forbids actions on every resource without a condition. Statements that allow everything, and patterns for all of
 * IAM, are left to the rules that tell of those.
 */
export function forbidUnrestricted(
  resource: Resource,
  configuration: Configuration,
  search: Search,
  says: (action: string) => string,
): Outcome {
  return judgeStatements(resource, configuration, (statement, policy) => {
    if (isUnrestricted(statement) === 'no') return []
    const { answer, at } = pick(statement.actions, item => isFound(item, search, policy))
    const action = search(textOf(at.value) ?? '') ?? textOf(at.value) ?? ''
    return forbidThat(both(answer, isUnrestricted(statement)), at, says(action))
  })
}

/** Whether a pattern allows what is searched for, and nothing denies it. */
export function isFound(pattern: Attribute, search: Search, policy: Policy): Truth {
  if (pattern.value?.kind === 'unknown') return 'unknown'
  const action = search(textOf(pattern.value) ?? '')
  if (action === null) return 'no'
  return both(not(isAllOf('iam', pattern)), not(deniesAction(policy, action)))
}
