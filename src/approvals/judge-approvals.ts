import type { Account } from '../model/account.ts'
import type { JudgedApproval, Reset, RoleHolders } from '../model/approval.ts'
import type { ApprovalPolicy } from './approval-policy.ts'
import { changeOf, isApprovingComment } from './by-comment.ts'
import type { Contributions } from './contributor.ts'
import { holds, isPerson } from './eligible.ts'
import { givenOn } from './given-on-head.ts'
import { fromComment, latestOpinions, type Opinion } from './opinion.ts'
import type { ApprovalFacts } from './require-approvals.ts'
import { aftermath } from './reset.ts'
import { listed } from './wording.ts'

/** Every opinion that matters for one role. */
export interface JudgedOpinions {
  readonly approvals: readonly JudgedApproval[]
  /** Holders of the role whose latest opinion asks for changes. */
  readonly objectors: readonly Account[]
  /** People who asked for changes and of whom it is not known whether they hold the role. */
  readonly unclear: readonly Account[]
}

/** Judges the latest opinion of each person, and every edited or deleted comment that once may have approved. */
export function judgeOpinions(
  facts: ApprovalFacts,
  role: RoleHolders,
  hands: Contributions,
  policy: ApprovalPolicy,
): JudgedOpinions {
  const { reviews, history } = facts
  const phrases = policy.approve_by_comment
  const comments = phrases.length > 0 ? facts.comments : []
  const opinions = latestOpinions(reviews, comments, history.observations, phrases)
  const objections = opinions.filter(
    ({ kind, gone, by }) => kind === 'changes-requested' && !gone && isPerson(by),
  )
  const askedBy = (answer: 'yes' | 'unknown') =>
    objections.filter(({ by }) => holds(by, role) === answer).map(({ by }) => by)
  return {
    approvals: [
      ...opinions
        .filter(({ kind }) => kind !== 'changes-requested')
        .map(opinion => judge(opinion, facts, role, hands, policy)),
      ...revokedComments(facts, phrases, opinions),
    ],
    objectors: askedBy('yes'),
    unclear: askedBy('unknown'),
  }
}

function judge(
  opinion: Opinion,
  facts: ApprovalFacts,
  role: RoleHolders,
  hands: Contributions,
  policy: ApprovalPolicy,
): JudgedApproval {
  const standing = standingOf(opinion, facts, policy)
  // That a new review by the same person would not help is the more useful thing to say.
  const person = opinion.kind === 'dismissed' ? null : personal(opinion, role, hands)
  const why = person ?? standing.why ?? attribution(opinion, hands, policy)
  return {
    source: opinion.source,
    id: opinion.id,
    by: opinion.by,
    at: opinion.at,
    headSha: standing.headSha,
    counts: why === null,
    why,
    reset: standing.final,
  }
}

interface Standing {
  readonly why: string | null
  readonly final: boolean
  readonly headSha: string | null
}

/** What speaks against the approval itself, whoever gave it. */
function standingOf(opinion: Opinion, facts: ApprovalFacts, policy: ApprovalPolicy): Standing {
  const on = givenOn(opinion, facts)
  const headSha = on.given?.headSha ?? null
  const recorded = recordedReset(opinion, facts.history.resets)
  if (recorded) return { why: recorded.why, final: opinion.kind === 'approved', headSha }
  if (opinion.kind === 'dismissed') {
    return {
      why: `${opinion.by.login}'s review was dismissed. A new review is needed.`,
      final: false,
      headSha,
    }
  }
  const after = on.given && aftermath(opinion.by.login, on.given, facts, policy)
  if (!on.known) {
    // What certainly changed says more than how little is known of the moment when the approval was given.
    const fell = after && !after.stands && after.final && !on.final ? after : on
    return { why: fell.why, final: fell.final, headSha }
  }
  if (after === null || after.stands) return { why: null, final: false, headSha }
  return { why: after.why, final: after.final, headSha }
}

function recordedReset(opinion: Opinion, resets: readonly Reset[]): Reset | undefined {
  return resets.find(({ source, id }) => source === opinion.source && id === opinion.id)
}

/** What speaks against the person, whatever they approved. */
function personal({ by, gone }: Opinion, role: RoleHolders, hands: Contributions): string | null {
  if (gone) return `${by.login} approved, but the account was deleted.`
  if (!isPerson(by)) return `${by.login} approved, but only people can review.`
  const contributed = hands.people.get(by.id)
  if (contributed) return contributed(by.login)
  const held = holds(by, role)
  if (held === 'yes') return null
  if (held === 'no') return `${by.login} approved, but is not one of those who can: ${role.described}.`
  return `Whether ${by.login} can approve is not known. ${role.unreadable.join(' ')}`
}

function attribution({ by }: Opinion, hands: Contributions, policy: ApprovalPolicy): string | null {
  if (hands.unknownPusher !== null) return `${by.login}'s approval does not count. ${hands.unknownPusher}`
  if (hands.unattributed.length === 0 || policy.unattributed_commits === 'allow') return null
  const what = listed(hands.unattributed, 'and')
  return `${by.login}'s approval does not count, since GitHub cannot attribute ${what} to an account.`
}

function revokedComments(
  facts: ApprovalFacts,
  phrases: readonly string[],
  opinions: readonly Opinion[],
): readonly JudgedApproval[] {
  const { observations } = facts.history
  if (phrases.length === 0) return []
  return facts.comments.flatMap(comment => {
    const change = changeOf(comment, observations)
    if (change === null || !isApprovingComment(comment, phrases)) return []
    const { source, id, by, at } = fromComment(comment, observations)
    // Somebody whose later opinion stands needs no word about an older comment.
    if (opinions.some(opinion => opinion.by.id === by.id && opinion.at > at)) return []
    const why =
      change === 'edited'
        ? `${by.login}'s comment was edited, and an edited comment never approves.`
        : `${by.login}'s comment was deleted.`
    return [{ source, id, by, at, headSha: null, counts: false, why, reset: true }]
  })
}
