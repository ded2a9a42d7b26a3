import { forbidThat, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, not, type Truth } from '../../resource/truth.ts'
import { type AccessLevel, restrictableAction } from '../../views/policy/actions/restrictable-action.ts'
import { isAllOf } from '../../views/policy/admin.ts'
import { deniesAction } from '../../views/policy/grants.ts'
import { type Picked, pickAll } from '../../views/policy/pick.ts'
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
 * Forbids actions on every resource without a condition, and tells of each by itself. Statements that allow
 * everything, and patterns for all of IAM, are left to the rules that tell of those.
 */
export function forbidEach(
  resource: Resource,
  configuration: Configuration,
  search: Search,
  says: string,
): Outcome {
  return judgeStatements(resource, configuration, (statement, policy) => {
    const isOpen = isUnrestricted(statement)
    if (isOpen === 'no') return []
    return pickAll(statement.actions, item => isFound(item, search, policy)).map(picked =>
      forbidThat(both(picked.answer, isOpen), picked.at, `${says}: ${inWords([picked])}.`),
    )
  })
}

/** As `forbidEach`, and tells of all actions of a statement together, where there may be many. */
export function forbidTogether(
  resource: Resource,
  configuration: Configuration,
  search: Search,
  says: string,
): Outcome {
  return judgeStatements(resource, configuration, (statement, policy) => {
    const isOpen = isUnrestricted(statement)
    if (isOpen === 'no') return []
    return togetherIn(
      pickAll(statement.actions, item => isFound(item, search, policy)),
      isOpen,
      says,
    )
  })
}

/** One outcome for what was picked of a statement. */
export function togetherIn(picked: readonly Picked[], isOpen: Truth, says: string): Outcome {
  const [first] = picked
  if (first === undefined) return []
  return forbidThat(both(first.answer, isOpen), first.at, `${says}: ${inWords(picked)}.`)
}

/** All of them by name, so that one more is another finding, up to what can be read. */
function inWords(picked: readonly Picked[]): string {
  const all = picked.filter(({ answer }) => answer === 'yes').map(({ at }) => `\`${textOf(at.value) ?? ''}\``)
  const others = all.length - MOST
  return [...all.slice(0, MOST), ...(others > 0 ? [`${others} more`] : [])].join(', ')
}

const MOST = 20

/** Whether a pattern allows what is searched for, and nothing denies it. */
export function isFound(pattern: Attribute, search: Search, policy: Policy): Truth {
  if (pattern.value?.kind === 'unknown') return 'unknown'
  const action = search(textOf(pattern.value) ?? '')
  if (action === null) return 'no'
  return both(not(isAllOf('iam', pattern)), not(deniesAction(policy, action)))
}
