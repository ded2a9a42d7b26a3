import type { Account } from '../model/account.ts'
import type { RoleHolders } from '../model/approval.ts'
import type { Parts } from '../model/facts.ts'
import type { PullRequest } from '../model/pull-request.ts'
import type { ApprovalSummary, Pass, Pending, Undetermined } from '../model/result.ts'
import type { ApprovalPolicy } from './approval-policy.ts'
import { type Contributions, contributions } from './contributor.ts'
import { isPerson } from './eligible.ts'
import { type JudgedOpinions, judgeOpinions } from './judge-approvals.ts'
import { listed, logins, short } from './wording.ts'

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
  /** How many approvals by different people; one at least. */
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
  policy: ApprovalPolicy,
): ApprovalAnswer {
  const role = Object.hasOwn(facts.roles, demand.role) ? facts.roles[demand.role] : undefined
  if (role === undefined) {
    return undetermined(
      `Who holds the role \`${demand.role}\` is not known.`,
      summary(demand, demand.title, [], []),
    )
  }
  const hands = contributions(facts)
  const opinions = judgeOpinions(facts, role, hands, policy)
  const judged = summary(demand, role.described, opinions.approvals, candidates(role, hands, opinions))
  const incomplete = incompleteCommits(facts)
  // Approvals found to count on part of the commits must not be shown as counting.
  if (incomplete !== null)
    return undetermined(incomplete, { ...judged, approvals: noneCounts(judged, incomplete) })
  return answer(demand, role, hands, opinions, judged, policy)
}

function answer(
  demand: ApprovalDemand,
  role: RoleHolders,
  hands: Contributions,
  { objectors, unclear }: JudgedOpinions,
  judged: ApprovalSummary,
  policy: ApprovalPolicy,
): ApprovalAnswer {
  if (objectors.length > 0) {
    const says = `Waits for ${logins(objectors, 'and')}, who asked for changes.`
    const fix = `Make the changes and ask ${logins(objectors, 'and')} for a new review, or have theirs dismissed.`
    return pending('changes', says, fix, judged)
  }
  if (unclear.length > 0) {
    const who = `${logins(unclear, 'and')} asked for changes, and whether they may is not known.`
    return undetermined(`${who} ${role.unreadable.join(' ')}`, judged)
  }
  const by = judged.approvals.filter(({ counts }) => counts).map(({ by }) => by)
  if (by.length >= judged.needed) {
    const says = `PR has been reviewed by ${logins(by, 'and')}${note(hands)}`
    return { state: 'met', by, result: { status: 'pass', says, approvals: judged } }
  }
  if (role.unreadable.length > 0) return undetermined(role.unreadable.join(' '), judged)
  return waiting(demand, hands, by.length, judged, policy)
}

function waiting(
  demand: ApprovalDemand,
  hands: Contributions,
  have: number,
  judged: ApprovalSummary,
  policy: ApprovalPolicy,
): ApprovalAnswer {
  if (hands.unknownPusher !== null) {
    const says = `No approval counts. ${hands.unknownPusher}`
    const fix = 'Rebase the branch and push it again: GitHub then says who pushed it.'
    return pending('attribution', says, fix, judged)
  }
  if (hands.unattributed.length > 0 && policy.unattributed_commits === 'block') {
    const says = `No approval counts: GitHub cannot attribute ${listed(hands.unattributed, 'and')} to an account.`
    const fix =
      'Add the commit’s address to the account of its author, or commit again with an address that has one. What a workflow pushed, somebody has to commit and push as themselves.'
    return pending('attribution', says, fix, judged)
  }
  return pending(
    'review',
    waitsForReviews(demand.who ?? demand.title, judged.needed, have),
    whoCan(judged),
    judged,
  )
}

function waitsForReviews(who: string, needed: number, have: number): string {
  if (needed === 1) return `Waits for a review by ${who}.`
  if (have === 0) return `Waits for ${needed} reviews, each by ${who}.`
  if (needed - have === 1) return `Waits for one more review by ${who}.`
  return `Waits for ${needed - have} more reviews, each by ${who}.`
}

function whoCan({ candidates, described }: ApprovalSummary): string {
  if (candidates.length === 0) return `A review can come from: ${described}, but nobody who contributed.`
  return `${logins(candidates, 'or')} (${described}) can approve.`
}

/** Holders who contributed nothing and whose approval does not count already. */
function candidates(
  role: RoleHolders,
  hands: Contributions,
  { approvals }: JudgedOpinions,
): readonly Account[] {
  const counting = new Set(approvals.filter(({ counts }) => counts).map(({ by }) => by.id))
  return role.holders.filter(
    person => isPerson(person) && !hands.people.has(person.id) && !counting.has(person.id),
  )
}

/** Who contributed can be said only of all commits, and of those that lead to this head. */
function incompleteCommits({ pull, commits }: ApprovalFacts): string | null {
  if (commits.length < pull.commits) {
    return `GitHub lists ${commits.length} of the ${pull.commits} commits, so who contributed is not known.`
  }
  if (commits.length === 0 || commits.some(({ sha }) => sha === pull.headSha)) return null
  return `GitHub lists commits that do not lead to ${short(pull.headSha)}, so who contributed is not known.`
}

function noneCounts({ approvals }: ApprovalSummary, why: string): ApprovalSummary['approvals'] {
  return approvals.map(approval => (approval.counts ? { ...approval, counts: false, why } : approval))
}

/** What the result says even where the policy lets commits of unknown people pass. */
function note({ unattributed }: Contributions): string {
  return unattributed.length > 0
    ? `; GitHub cannot attribute ${listed(unattributed, 'and')} to an account`
    : ''
}

function summary(
  { role, title, count }: ApprovalDemand,
  described: string,
  approvals: ApprovalSummary['approvals'],
  candidates: readonly Account[],
): ApprovalSummary {
  return { role, title, needed: Math.max(1, count), approvals, candidates, described }
}

function pending(waitsFor: WaitsFor, says: string, fix: string, approvals: ApprovalSummary): ApprovalAnswer {
  return { state: 'pending', waitsFor, result: { status: 'pending', says, fix, approvals } }
}

function undetermined(says: string, approvals: ApprovalSummary): ApprovalAnswer {
  return { state: 'undetermined', result: { status: 'error', says, retryAt: null, approvals } }
}
