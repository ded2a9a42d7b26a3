import type { Account } from './account.ts'

/** What an event said that cannot be asked later. Kept in order of arrival; never changed. */
export type Observation =
  | ObservedHead
  | ObservedBase
  | ObservedReview
  | ObservedComment
  | ObservedRerun
  | ObservedRefresh
  | ObservedStatus

interface Observed {
  /** `X-GitHub-Delivery` of the event. */
  readonly delivery: string
  /** When the event arrived here (ISO 8601, UTC). */
  readonly receivedAt: string
  /** Who caused the event. */
  readonly sender: Account | null
}

/** The pull request was opened or reopened with this head, or its head moved to it (`synchronize`). */
export interface ObservedHead extends Observed {
  readonly kind: 'head'
  readonly action: 'opened' | 'reopened' | 'moved'
  /** The head before a move; `null` for `opened` and `reopened`. */
  readonly before: string | null
  readonly after: string
}

/** The pull request was retargeted to another base branch. */
export interface ObservedBase extends Observed {
  readonly kind: 'base'
  readonly from: string
  readonly to: string
  readonly headSha: string
}

/** A review was submitted, edited or dismissed while the head was `headSha`. */
export interface ObservedReview extends Observed {
  readonly kind: 'review'
  readonly action: 'submitted' | 'edited' | 'dismissed'
  readonly reviewId: number
  readonly author: Account | null
  /** The review's own `commit_id` in the event. */
  readonly commitSha: string | null
  /** The pull request's head in the same event. */
  readonly headSha: string
}

/** A comment on the pull request was written, edited or deleted; the event does not name the head. */
export interface ObservedComment extends Observed {
  readonly kind: 'comment'
  readonly action: 'created' | 'edited' | 'deleted'
  readonly commentId: number
  readonly author: Account | null
  /** The command that it gives, where that is to be remembered; left out: none. */
  readonly command?: 'refresh'
}

/** Somebody asked GitHub to run our check on this head again, which takes its conclusion away. */
export interface ObservedRerun extends Observed {
  readonly kind: 'rerun'
  readonly headSha: string
}

/** Somebody asked for another look on the report page. */
export interface ObservedRefresh extends Observed {
  readonly kind: 'refresh'
}

/** Somebody else posted a status on this head under the name of ours; of one name the newest is shown. */
export interface ObservedStatus extends Observed {
  readonly kind: 'status'
  readonly headSha: string
  readonly context: string
}
