import type { Account, App, Repository, Team } from './state.ts'

/** A pull request, with everything that was said about it. */
export interface Pull {
  readonly id: number
  readonly number: number
  readonly repository: Repository
  author: Account
  title: string
  body: string | null
  draft: boolean
  state: 'open' | 'closed'
  headSha: string
  readonly headRef: string
  /** `null` once it was deleted. */
  headRepository: Repository | null
  readonly headOwner: Account
  baseRef: string
  /** The tip of the base branch when head or base last changed; it does not follow the base branch. */
  baseSha: string
  readonly labels: Label[]
  readonly reviews: Review[]
  readonly comments: Comment[]
  readonly requestedReviewers: Account[]
  readonly requestedTeams: Team[]
  readonly timeline: TimelineEvent[]
  readonly createdAt: string
  updatedAt: string
  closedAt: string | null
  mergedAt: string | null
  mergedBy: Account | null
  mergeCommitSha: string | null
}

export interface Label {
  readonly id: number
  readonly name: string
  readonly color: string
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'

export interface Review {
  readonly id: number
  readonly pull: Pull
  /** `null` when the account was deleted. */
  author: Account | null
  state: ReviewState
  body: string
  commitId: string
  submittedAt: string | null
}

export interface Comment {
  readonly id: number
  readonly pull: Pull
  author: Account
  body: string
  readonly app: App | null
  readonly createdAt: string
  updatedAt: string
  readonly reactions: Reaction[]
}

export interface Reaction {
  readonly id: number
  readonly author: Account
  readonly content: '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes'
  readonly createdAt: string
}

export interface TimelineEvent {
  readonly id: number
  readonly event: string
  readonly actor: Account
  readonly app: App | null
  readonly createdAt: string
  readonly commitId: string | null
  /** What this kind of event has beyond the others. */
  readonly more: () => Record<string, unknown>
}
