import type { Comment, History, Review, RoleHolders } from './approval.ts'
import type { Findings, InfrastructureFindings } from './finding.ts'
import type { ChangedFile, Commit, PullRequest, PullRequestKey } from './pull-request.ts'
import type { Ticket } from './ticket.ts'

/** Everything that a verdict needs, gathered at one moment. Plain JSON. */
export interface Facts {
  /** When they were gathered (ISO 8601, UTC). */
  readonly at: string
  readonly pull: PullRequest
  /** Address of the JIRA that this organisation uses, without a slash at its end; `null`: none. */
  readonly jira: string | null
  /** What the pull request would do to the repository's policy file; `null` when it does not touch it. */
  readonly proposedPolicy: Gathered<ProposedPolicy> | null
  /** The parts that the enabled checks asked for. */
  readonly parts: { readonly [N in Need]?: Gathered<Parts[N]> }
}

/** A part that was read, or the reason why it could not be: never an empty stand-in. */
export type Gathered<T> =
  | { readonly known: true; readonly value: T }
  | {
      readonly known: false
      /** A sentence for people: “GitHub answered 502 for the list of files”. */
      readonly why: string
      /** When it is tried again (ISO 8601, UTC). */
      readonly retryAt: string | null
    }

/** The policy file as the pull request would leave it. */
export interface ProposedPolicy {
  /** What would be wrong with it after the merge, each a whole sentence with its place. */
  readonly problems: readonly string[]
  /** True when it is the only file that the pull request changes: such a change may repair a broken file. */
  readonly isOnlyChange: boolean
}

/** What a check can ask for beyond the pull request itself. */
export interface Parts {
  /** All changed files; gathering fails where GitHub's list is cut off. */
  readonly files: readonly ChangedFile[]
  readonly commits: readonly Commit[]
  readonly reviews: readonly Review[]
  /** Asked for only when the policy lets comments approve. */
  readonly comments: readonly Comment[]
  readonly history: History
  /** By the role's name in the policy. */
  readonly roles: Readonly<Record<string, RoleHolders>>
  /** One for each key at the start of the title, in that order. */
  readonly tickets: readonly Ticket[]
  readonly ci: readonly CiResult[]
  /** The merged pull request of which this one is the exact inverse; `null` when there is none. */
  readonly revert: { readonly number: number } | null
  /** What disables or weakens the validation of TLS in added lines. */
  readonly findings: Findings
  /** What the audit of changed infrastructure code finds. */
  readonly infrastructure: InfrastructureFindings
}

export type Need = keyof Parts

/** A check run or commit status of somebody else on the head SHA. */
export type CiResult =
  | {
      readonly kind: 'check-run'
      readonly name: string
      /** Slug of the App that owns it. */
      readonly app: string
      readonly state: CiState
      /** GitHub's own word for the conclusion, for the sentence. */
      readonly conclusion: string | null
    }
  | {
      readonly kind: 'status'
      /** The status context. */
      readonly name: string
      /** Login of the account that posted it; a status has no App. */
      readonly creator: string | null
      readonly state: CiState
      readonly conclusion: string | null
    }

export type CiState = 'success' | 'failure' | 'pending'

/** An open pull request that has the same head SHA: its verdict shows on the same SHA. */
export interface SameHead {
  readonly key: PullRequestKey
  readonly baseRef: string
}
