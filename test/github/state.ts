import type { Git } from './git/git.ts'

/** What the emulated GitHub knows, in GitHub's own words. Plain mutable data; `actions/` change it. */
export interface State {
  readonly accounts: Map<number, Account>
  readonly organisations: Map<number, Organisation>
  readonly repositories: Map<number, Repository>
  readonly apps: App[]
  readonly installations: Map<number, Installation>
  readonly tokens: Map<string, Token>
  /** `owner/name` in lower case that a repository had before it was renamed. */
  readonly formerNames: Map<string, number>
  nextId(): number
}

export interface Account {
  readonly id: number
  login: string
  type: 'User' | 'Bot' | 'Organization' | 'Mannequin'
  name: string
  /** Verified addresses, by which commits are attributed; the first is the one that new commits carry. */
  emails: string[]
  /** True for the account that stands for all deleted ones. */
  readonly ghost: boolean
  readonly createdAt: string
}

export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'

export interface Organisation {
  readonly account: Account
  readonly members: Set<Account>
  readonly owners: Set<Account>
  readonly teams: Team[]
  /** What every member may do in every repository of the organisation. */
  basePermission: Permission
}

export interface Team {
  readonly id: number
  readonly organisation: Organisation
  name: string
  slug: string
  readonly parent: Team | null
  readonly members: Set<Account>
  readonly permissions: Map<Repository, Permission>
  readonly createdAt: string
}

export interface Repository {
  readonly id: number
  readonly owner: Account
  name: string
  private: boolean
  defaultBranch: string
  /** Shared with its forks, as at GitHub. */
  readonly git: Git
  readonly forkOf: Repository | null
  readonly branches: Map<string, string>
  readonly collaborators: Map<Account, Permission>
  /** Names of the custom roles of collaborators, where they have one. */
  readonly roleNames: Map<Account, string>
  readonly protections: Map<string, Protection>
  readonly pulls: Map<number, Pull>
  nextNumber: number
  readonly labels: Map<string, Label>
  readonly activities: Activity[]
  readonly statuses: Status[]
  readonly checkSuites: CheckSuite[]
  readonly checkRuns: CheckRun[]
  readonly createdAt: string
  pushedAt: string
  deleted: boolean
}

export interface Protection {
  /** Names of check runs or statuses that must have succeeded before a merge. */
  requiredChecks: string[]
  /** Logins and App slugs that may dismiss reviews; `null`: everybody who may write. */
  mayDismiss: string[] | null
}

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

export interface Activity {
  readonly id: number
  readonly actor: Account
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly type:
    | 'push'
    | 'force_push'
    | 'branch_deletion'
    | 'branch_creation'
    | 'pr_merge'
    | 'merge_queue_merge'
  readonly timestamp: string
}

export interface Status {
  readonly id: number
  readonly sha: string
  readonly context: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  readonly createdAt: string
}

export interface CheckSuite {
  readonly id: number
  readonly app: App
  readonly headSha: string
  readonly headBranch: string | null
  readonly before: string | null
  readonly createdAt: string
  updatedAt: string
}

export type Conclusion =
  | 'action_required'
  | 'cancelled'
  | 'failure'
  | 'neutral'
  | 'success'
  | 'skipped'
  | 'stale'
  | 'timed_out'

export interface CheckRun {
  readonly id: number
  readonly suite: CheckSuite
  readonly repository: Repository
  name: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  detailsUrl: string | null
  externalId: string
  startedAt: string
  completedAt: string | null
  title: string | null
  summary: string | null
  text: string | null
  readonly annotations: Annotation[]
  actions: CheckAction[]
}

export interface CheckAction {
  readonly label: string
  readonly description: string
  readonly identifier: string
}

/** As the API takes and gives it. */
export interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: string
  readonly message: string
  readonly title?: string
  readonly raw_details?: string
}

export type AppPermissions = Readonly<Record<string, string>>

export interface App {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly owner: Account
  /** The account in whose name it acts: `slug[bot]`. */
  readonly bot: Account
  readonly permissions: AppPermissions
  readonly events: readonly string[]
  /** PEM, for the App under test alone. */
  readonly publicKey: string | null
  readonly createdAt: string
}

export interface Installation {
  readonly id: number
  readonly app: App
  readonly account: Account
  /** `null`: all of the account's repositories. */
  repositories: Set<Repository> | null
  readonly createdAt: string
  deleted: boolean
}

export type Token =
  | {
      readonly kind: 'installation'
      readonly installation: Installation
      readonly expiresAt: Date
      readonly permissions: AppPermissions
      /** `null`: all that the installation has. */
      readonly repositories: ReadonlySet<Repository> | null
    }
  | { readonly kind: 'user'; readonly account: Account }

/** An empty GitHub. Ids grow from a number that looks like none of a test's own. */
export function createState(): State {
  let id = 1000
  return {
    accounts: new Map(),
    organisations: new Map(),
    repositories: new Map(),
    apps: [],
    installations: new Map(),
    tokens: new Map(),
    formerNames: new Map(),
    nextId() {
      id += 1
      return id
    },
  }
}
