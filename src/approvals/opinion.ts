import type { Account } from '../model/account.ts'
import type { Comment, Review } from '../model/approval.ts'
import type { Observation } from '../model/observation.ts'
import { isApprovingComment, wasEdited } from './by-comment.ts'
import { second } from './wording.ts'

/** What one person said about the pull request, by a review or by a comment. */
export interface Opinion {
  readonly source: 'review' | 'comment'
  readonly id: number
  readonly by: Account
  /** True for an account that was deleted since. */
  readonly gone: boolean
  readonly at: string
  readonly kind: 'approved' | 'changes-requested' | 'dismissed'
  /** The review's `commit_id` as GitHub tells it now. */
  readonly commitSha: string | null
}

/** The account that GitHub shows in place of deleted ones (https://github.com/ghost). */
const ghost: Account = { id: 10137, login: 'ghost', type: 'User' }

/**
 * The latest opinion of each person, in order of time. A review that only comments is no opinion; a dismissed one
 * is: what it replaced does not come back. Of two in the same second the one that approves less is the later.
 */
export function latestOpinions(
  reviews: readonly Review[],
  comments: readonly Comment[],
  observations: readonly Observation[],
  phrases: readonly string[],
): readonly Opinion[] {
  const given = [
    ...reviews.flatMap(review => fromReview(review, observations)),
    ...comments
      .filter(comment => isApprovingComment(comment, phrases) && !wasEdited(comment, observations))
      .map(comment => fromComment(comment, observations)),
  ].sort(byTime)
  const latest = new Map<string, Opinion>()
  // Deleted accounts all look alike, so each of their opinions stands alone.
  for (const opinion of given) {
    const person = opinion.gone ? `${opinion.source} ${opinion.id}` : String(opinion.by.id)
    latest.set(person, opinion)
  }
  return given.filter(opinion => [...latest.values()].includes(opinion))
}

/** Whether somebody's latest review approves: an older approval is none any more, and nothing rests on it. */
export function isApprovedByReview(
  reviews: readonly Review[],
  observations: readonly Observation[],
): boolean {
  return latestOpinions(reviews, [], observations, []).some(({ kind }) => kind === 'approved')
}

/** An approving comment as an opinion, whether or not it was edited. */
export function fromComment(comment: Comment, observations: readonly Observation[]): Opinion {
  const author = comment.author
  const seen = observations.find(
    observation =>
      observation.kind === 'comment' && observation.commentId === comment.id && 'author' in observation,
  )
  const before = seen?.kind === 'comment' ? seen.author : null
  return {
    source: 'comment',
    id: comment.id,
    by: author ?? before ?? ghost,
    gone: author === null,
    at: comment.createdAt,
    kind: 'approved',
    commitSha: null,
  }
}

function fromReview(review: Review, observations: readonly Observation[]): Opinion[] {
  if (review.state === 'commented' || review.state === 'pending' || review.submittedAt === null) return []
  const events = observations.filter(seen => seen.kind === 'review' && seen.reviewId === review.id)
  const author = events
    .map(event => (event.kind === 'review' ? event.author : null))
    .find(known => known !== null)
  // A dismissal cannot be undone at GitHub; an answer that does not show it yet is older than the event.
  const wasDismissed = events.some(event => event.kind === 'review' && event.action === 'dismissed')
  return [
    {
      source: 'review',
      id: review.id,
      by: review.author ?? author ?? ghost,
      gone: review.author === null,
      at: review.submittedAt,
      kind: wasDismissed || review.state === 'dismissed' ? 'dismissed' : kinds[review.state],
      commitSha: review.commitSha,
    },
  ]
}

const kinds = { approved: 'approved', changes_requested: 'changes-requested' } as const

const weight = { approved: 0, 'changes-requested': 1, dismissed: 2 }

function byTime(a: Opinion, b: Opinion): number {
  return second(a.at) - second(b.at) || weight[a.kind] - weight[b.kind] || a.id - b.id
}
