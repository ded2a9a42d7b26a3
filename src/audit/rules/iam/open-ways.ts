import { both, either, not, some, type Truth, truth } from '../../resource/truth.ts'
import { allowsAction, deniesAction, isUnconditional } from '../../views/policy/grants.ts'
import type { Policy, Statement } from '../../views/policy/policy.ts'
import { remembered } from '../../views/policy/remembered.ts'
import { isOnAll } from '../../views/policy/resources.ts'
import type { Needed } from './escalations.ts'
import { isOfIdentity } from './judge-statements.ts'

/** Whether policies together give everything that is needed, and none of them denies it. */
export function isOpen(policies: readonly Policy[], all: readonly Needed[]): Truth {
  return both(...all.map(needed => isGiven(policies, needed)))
}

function isGiven(policies: readonly Policy[], needed: Needed): Truth {
  const given = some(policies, policy => saidBy(policy, needed).gives)
  if (given === 'no') return 'no'
  return both(given, not(some(policies, policy => saidBy(policy, needed).denies)))
}

interface Said {
  readonly gives: Truth
  readonly denies: Truth
}

/** What a policy says of one thing, worked out once: many may have the policy, and many ways need the thing. */
function saidBy(policy: Policy, needed: Needed): Said {
  const known = said(policy)
  const before = known.get(needed)
  if (before !== undefined) return before
  const isGiven = some(grantingIn(policy), statement => gives(statement, needed))
  const answer = {
    gives: either(isGiven, policy.isComplete ? 'no' : 'unknown'),
    denies: deniesAction(policy, needed.action),
  }
  known.set(needed, answer)
  return answer
}

const said = remembered<Policy, Map<Needed, Said>>(() => new Map())

/** The statements that give something without a condition. */
const grantingIn = remembered((policy: Policy) =>
  policy.statements.filter(
    statement => both(statement.isAllow, isOfIdentity(statement), isUnconditional(statement)) !== 'no',
  ),
)

/** Whether a statement gives one thing that is needed, without a condition. */
export function gives(statement: Statement, { action, onAll }: Needed): Truth {
  const isAllowed = allowsAction(statement, action)
  if (isAllowed === 'no') return 'no'
  const reaches = onAll === undefined ? truth(true) : isOnAll(statement, onAll)
  return both(isAllowed, isOfIdentity(statement), isUnconditional(statement), reaches)
}

const MOST = 3

/** Some ways, for people: “`iam:PassRole` with `ec2:RunInstances`, or 2 other ways”. */
export function inWords(ways: readonly (readonly Needed[])[]): string {
  const named = ways.slice(0, MOST).map(needed => needed.map(({ action }) => `\`${action}\``).join(' with '))
  const others = ways.length - named.length
  return [...named, ...(others > 0 ? [`${others} other ${others === 1 ? 'way' : 'ways'}`] : [])].join(', or ')
}
