import type { Git } from './git/git.ts'
import type { CheckRun, CheckSuite, Status } from './state-of-checks.ts'
import type { Label, Pull } from './state-of-pulls.ts'

export type * from './state-of-checks.ts'
export type * from './state-of-pulls.ts'

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
  owner: Account
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
  | {
      readonly kind: 'user'
      readonly account: Account
      /** The App for which somebody signed in: its token sees only where the App is installed. */
      readonly app: App | null
    }

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
