import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, either, not, some, type Truth, truth } from '../../resource/truth.ts'
import type { Policy, Statement } from './policy.ts'
import { remembered } from './remembered.ts'
import { isOnEverything } from './resources.ts'
import { everyOf, someOf } from './some-of.ts'
import { covers } from './wildcard.ts'

/** Whether a statement is about an action, `iam:PassRole`, by its `Action` or by what its `NotAction` leaves. */
export function isAbout({ actions, notActions }: Statement, action: string): Truth {
  return either(
    hasAction(actions, action),
    both(truth(notActions.isWritten), not(hasAction(notActions, action))),
  )
}

function hasAction(actions: Attribute, action: string): Truth {
  return someOf(actions, item => covers(item, action, false))
}

/** Whether a statement allows an action, whatever its resources and conditions. */
export function allowsAction(statement: Statement, action: string): Truth {
  return both(statement.isAllow, isAbout(statement, action))
}

/** Whether nothing narrows when a statement applies. */
export function isUnconditional({ conditions }: Statement): Truth {
  if (conditions.all.length > 0) return 'no'
  return conditions.isComplete ? 'yes' : 'unknown'
}

/** The statements of a policy that take something away from everything, always. */
const denialsOf = remembered((policy: Policy) =>
  policy.statements
    .filter(({ isDeny }) => isDeny !== 'no')
    .map(statement => {
      return {
        statement,
        applies: both(statement.isDeny, isOnEverything(statement), isUnconditional(statement)),
      }
    })
    .filter(({ applies }) => applies !== 'no'),
)

/** Whether a policy takes an action away from everything, always: a `Deny` without conditions that covers it. */
export function deniesAction(policy: Policy, action: string): Truth {
  const isDenied = some(denialsOf(policy), ({ statement, applies }) =>
    both(applies, isAbout(statement, action)),
  )
  return either(isDenied, policy.isComplete ? 'no' : 'unknown')
}

/** Whether a policy allows an action on every resource, and nothing in it denies that. */
export function allowsEverywhere(policy: Policy, action: string): Truth {
  const allows = (statement: Statement) => both(allowsAction(statement, action), isOnEverything(statement))
  return both(someStatement(policy, allows), not(deniesAction(policy, action)))
}

/** Whether one of a policy’s statements is so. What is not known of the policy may be so, too. */
export function someStatement(policy: Policy, holds: (statement: Statement) => Truth): Truth {
  return either(some(policy.statements, holds), policy.isComplete ? 'no' : 'unknown')
}

/** Whether a statement allows nothing beside these actions, each written out. */
export function allowsOnly({ isAllow, actions, notActions }: Statement, ...names: readonly string[]): Truth {
  const wanted = new Set(names.map(name => name.toLowerCase()))
  const isOne = ({ value }: Attribute) =>
    value?.kind === 'unknown' ? 'unknown' : truth(wanted.has(textOf(value)?.toLowerCase() ?? ''))
  return either(not(isAllow), both(truth(!notActions.isWritten), everyOf(actions, isOne)))
}
