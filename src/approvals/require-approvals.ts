import type { Account } from '../model/account.ts'
import type { Parts } from '../model/facts.ts'
import type { PullRequest } from '../model/pull-request.ts'
import type { ApprovalSummary, Pass, Pending, Undetermined } from '../model/result.ts'
import type { ApprovalPolicy } from './approval-policy.ts'

/** What a check must ask for that rests on approvals. `comments` is an empty list where no phrase approves. */
export const approvalNeeds = ['commits', 'reviews', 'comments', 'history', 'roles'] as const

/** The part of a check's facts on which approvals are judged. */
export type ApprovalFacts = { readonly pull: PullRequest } & Pick<Parts, (typeof approvalNeeds)[number]>

/** What a check asks for. */
export interface ApprovalDemand {
  /** The role's name in the policy: `senior`. */
  readonly role: string
  /** The role in words: “senior engineer”, “technical operations”. */
  readonly title: string
  /** Its holder within a sentence, “a senior engineer”; the title where this is left out. */
  readonly who?: string
  /** How many approvals by different people. */
  readonly count: number
}

/**
 * Whether the approvals suffice. `result` is a whole answer for a check, which may put its own words into `says`;
 * `waitsFor` says why it is pending: a review is missing, somebody asked for changes, or a commit has no known author.
 */
export type ApprovalAnswer =
  | { readonly state: 'met'; readonly by: readonly Account[]; readonly result: Pass & Judged }
  | { readonly state: 'pending'; readonly waitsFor: WaitsFor; readonly result: Pending & Judged }
  | { readonly state: 'undetermined'; readonly result: Undetermined & Judged }

export type WaitsFor = 'review' | 'changes' | 'attribution'

interface Judged {
  readonly approvals: ApprovalSummary
}

/**
 * Judges every approval of the pull request for one demand of a check.
 *
 *     const answer = requireApprovals(facts, { role: 'senior', title: 'senior engineer', count: 1 }, policy)
 *     return answer.result
 */
export function requireApprovals(
  facts: ApprovalFacts,
  demand: ApprovalDemand,
  _policy: ApprovalPolicy,
): ApprovalAnswer {
  const holders = facts.roles[demand.role]
  const approvals: ApprovalSummary = {
    role: demand.role,
    title: demand.title,
    needed: demand.count,
    approvals: [],
    candidates: [],
    described: holders?.described ?? demand.title,
  }
  const says = `Waits for a review by ${demand.who ?? demand.title}.`
  return { state: 'pending', waitsFor: 'review', result: { status: 'pending', says, approvals } }
}
