import type { ApprovalPolicy } from '../approvals/approval-policy.ts'
import { isApprovingComment } from '../approvals/by-comment.ts'
import { isPerson } from '../approvals/eligible.ts'
import type { Account } from '../model/account.ts'
import type { Comment, Review } from '../model/approval.ts'
import type { Gathered } from '../model/facts.ts'

/** Everybody who approved or asked for changes: of them it has to be known which roles they hold. */
export function concernedBy(
  {
    reviews,
    comments,
  }: {
    readonly reviews: Gathered<readonly Review[]>
    readonly comments: Gathered<readonly Comment[]>
  },
  { approve_by_comment }: ApprovalPolicy,
): Account[] {
  const opinions = (reviews.known ? reviews.value : []).filter(
    ({ state }) => state === 'approved' || state === 'changes_requested',
  )
  const approving = (comments.known ? comments.value : []).filter(comment =>
    isApprovingComment(comment, approve_by_comment),
  )
  const people = [...opinions, ...approving].flatMap(({ author }) =>
    author !== null && isPerson(author) ? [author] : [],
  )
  return [...new Map(people.map(person => [person.id, person])).values()]
}
