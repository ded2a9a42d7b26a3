import { type Outcome, undecided } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, type Truth } from '../../resource/truth.ts'
import { isAbout } from '../../views/policy/grants.ts'
import { isTakenFromDocument, POLICY_DOCUMENT } from '../../views/policy/identity-policies.ts'
import type { Policy, Statement } from '../../views/policy/policy.ts'
import { policyOf } from '../../views/policy/policy-of.ts'
import { policyOfDataSource } from '../../views/policy/policy-of-data-source.ts'

/** Who may assume a role: the policy that says it, of the role or of the data source that it comes from. */
export function trustOf(resource: Resource): Policy {
  if (resource.type === POLICY_DOCUMENT) return policyOfDataSource(resource)
  return policyOf(resource.get('assume_role_policy'))
}

/** Whether a role takes its trust policy from this data source. */
export function isTrustDocument(source: Resource, configuration: Configuration): boolean {
  return (
    configuration.pointingAt(source, { type: 'aws_iam_role', path: 'assume_role_policy' }).found.length > 0
  )
}

/** Judges each statement that lets somebody assume a role, wherever it is written. */
export function judgeTrust(role: Resource, judge: (statement: Statement) => Outcome): Outcome {
  return judgePolicy(trustOf(role), judge)
}

/** The types on which a trust policy is judged where it is written: the role, or the data source that it comes from. */
export const TRUST_TYPES: readonly string[] = ['aws_iam_role', POLICY_DOCUMENT]

/** As `judgeTrust`, of a role or a data source; what a role takes from a data source is judged there. */
export function judgeWrittenTrust(
  resource: Resource,
  configuration: Configuration,
  judge: (statement: Statement) => Outcome,
): Outcome {
  if (isTakenFromDocument(resource.get('assume_role_policy'), configuration)) return []
  return judgePolicy(trustOf(resource), judge)
}

function judgePolicy(policy: Policy, judge: (statement: Statement) => Outcome): Outcome {
  const { at, statements, isComplete } = policy
  return [statements.filter(letsIn).map(judge), isComplete ? [] : undecided(at)]
}

/** Without a principal, a statement is of another kind of policy. */
function letsIn(statement: Statement): boolean {
  if (!statement.principals.isWritten && !statement.notPrincipals.isWritten) return false
  return both(statement.isAllow, either(...WAYS.map(way => isAbout(statement, way)))) !== 'no'
}

const WAYS = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']

/** Whether a statement lets somebody in by this way. */
export function letsInBy(statement: Statement, way: (typeof WAYS)[number]): Truth {
  return both(statement.isAllow, isAbout(statement, way))
}
