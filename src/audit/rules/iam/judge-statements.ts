import { type Outcome, undecided } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, type Truth, truth } from '../../resource/truth.ts'
import { isFullAdmin } from '../../views/policy/admin.ts'
import { isUnconditional } from '../../views/policy/grants.ts'
import { judgedPolicies, POLICY_DOCUMENT } from '../../views/policy/identity-policies.ts'
import type { Policy, Statement } from '../../views/policy/policy.ts'
import { remembered } from '../../views/policy/remembered.ts'
import { isOnEverything } from '../../views/policy/resources.ts'

/** Judges each policy of a resource, or the one of a data source; one of which something is hidden is undecided, too. */
export function judgePolicies(
  resource: Resource,
  configuration: Configuration,
  judge: (policy: Policy) => Outcome,
): Outcome {
  return judgedPolicies(resource, configuration).map(({ policy, gives }) => [
    gives === 'yes' ? judge(policy) : inDoubt(judge(policy)),
    hiddenIn(policy),
  ])
}

/** Judges each statement of those policies. */
export function judgeStatements(
  resource: Resource,
  configuration: Configuration,
  judge: (statement: Statement, policy: Policy) => Outcome,
): Outcome {
  return judgePolicies(resource, configuration, policy =>
    policy.statements.map(statement => judge(statement, policy)),
  )
}

/** Of a policy that may only bound others, nothing is told for certain. */
function inDoubt(outcome: Outcome): Outcome {
  if (!('outcome' in outcome)) return outcome.map(inDoubt)
  if (outcome.outcome === 'undecided') return outcome
  return undecided(outcome.at, 'Whether the policy is given to somebody, or only bounds others, is not known')
}

function hiddenIn({ at, isComplete, problem }: Policy): Outcome {
  if (problem !== null) return undecided(at, `The policy could not be read: ${problem.says}`)
  return isComplete ? [] : undecided(at)
}

/**
 * Whether a statement says what the one may do who has the policy. In a data source, one with a principal is about a
 * resource; where somebody has the policy, a principal is a mistake, and the rest of it as meant.
 */
export function isOfIdentity({ at, principals, notPrincipals }: Statement): Truth {
  if (at.resource.type !== POLICY_DOCUMENT) return 'yes'
  return truth(!principals.isWritten && !notPrincipals.isWritten)
}

/**
 * Whether a statement allows something without conditions. One that allows everything is left to `policy-full-admin`,
 * so that it is told once; one that may, by what is not known of it, still allows what is known.
 */
export const isFreelyGiven = remembered(
  (statement: Statement): Truth =>
    both(
      statement.isAllow,
      isOfIdentity(statement),
      isUnconditional(statement),
      truth(isFullAdmin(statement) !== 'yes'),
    ),
)

/** Whether it does so on every resource. */
export const isUnrestricted = remembered(
  (statement: Statement): Truth => both(isFreelyGiven(statement), isOnEverything(statement)),
)
