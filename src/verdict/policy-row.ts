import type { Facts, ProposedPolicy } from '../model/facts.ts'
import type { Result } from '../model/result.ts'
import type { Row } from '../model/verdict.ts'
import { problemInWords } from '../policy/problem-in-words.ts'
import type { PolicyProblem, ResolvedPolicy } from '../policy/resolved-policy.ts'

/** The policy's own row: there when a file of it is broken, or when the pull request changes it. */
export function policyRow(facts: Facts, { problems }: ResolvedPolicy): Row | null {
  const result = policyResult(facts.proposedPolicy, problems)
  if (result === null) return null
  return {
    id: 'policy',
    name: 'Policy',
    requirement: 'The policy file needs to be valid',
    fix: 'Correct the policy file. `compliance-patrol policy validate FILE` shows the same problems.',
    level: 'required',
    result,
  }
}

function policyResult(proposed: Facts['proposedPolicy'], problems: readonly PolicyProblem[]): Result | null {
  if (proposed !== null && !proposed.known) {
    return { status: 'error', says: proposed.why, retryAt: proposed.retryAt }
  }
  const breaks = proposed?.value.problems ?? []
  if (breaks.length > 0) {
    return { status: 'fail', says: `After this pull request the policy would be broken. ${breaks.join(' ')}` }
  }
  if (problems.length === 0) {
    return proposed === null ? null : { status: 'pass', says: 'The changed policy file is valid' }
  }
  if (proposed !== null && isRepair(proposed.value, problems)) {
    return {
      status: 'pass',
      says: 'This pull request repairs the policy file, so it is judged by the layers above that file',
    }
  }
  return { status: 'error', says: problems.map(problemInWords).join(' '), retryAt: null }
}

/** A pull request can repair its own repository's file only, and only while it changes nothing else. */
function isRepair(proposed: ProposedPolicy, problems: readonly PolicyProblem[]): boolean {
  return proposed.isOnlyChange && problems.every(problem => problem.layer === 'repository')
}
