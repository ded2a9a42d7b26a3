import type { Account } from './account.ts'

/** What the queue is keyed by. Names of repositories change, ids do not. */
export type PullRequestKey = `${number}#${number}`

/** A repository as GitHub knows it now. `owner` and `name` are for addresses and display only. */
export interface Repository {
  readonly id: number
  readonly owner: string
  readonly ownerType: 'User' | 'Organization'
  readonly name: string
  readonly private: boolean
  readonly defaultBranch: string
}

/** The pull request itself: the part of the facts that every check gets. */
export interface PullRequest {
  readonly repository: Repository
  readonly number: number
  readonly title: string
  /** The description; empty when there is none. */
  readonly body: string
  /** The page that people open (`html_url`). */
  readonly url: string
  /** `null` when the account was deleted (GitHub shows “ghost”). */
  readonly author: Account | null
  readonly state: 'open' | 'closed'
  readonly merged: boolean
  /** How it was merged; left out where it was not. */
  readonly merge?: Merge
  readonly draft: boolean
  readonly headSha: string
  /** Name of the head branch, without its owner. */
  readonly headRef: string
  /** `null` when the head repository was deleted; differs from `repository.id` for forks. */
  readonly headRepositoryId: number | null
  readonly baseRef: string
  readonly labels: readonly string[]
  readonly changedFiles: number
  readonly commits: number
  readonly createdAt: string
}

/** How a pull request was merged. */
export interface Merge {
  /** When (ISO 8601, UTC). */
  readonly at: string
  /** `null` where GitHub does not say. */
  readonly by: Account | null
  /** The commit on the base branch: of the merge, of the squash, or the last one of a rebase. */
  readonly sha: string | null
}

/** One changed file against the merge base, as the files list of a pull request has it. */
export interface ChangedFile {
  readonly path: string
  /** The path before a rename or copy. */
  readonly previousPath: string | null
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged'
  /** Blob SHA at the head (for a removed file: of what was removed). */
  readonly sha: string | null
  readonly additions: number
  readonly deletions: number
  /** Unified diff hunks; `null` for binary files and where GitHub leaves it out. */
  readonly patch: string | null
}

/** Somebody named by a commit; `account` is `null` when GitHub cannot attribute the address. */
export interface Contributor {
  readonly name: string
  readonly email: string
  readonly account: Account | null
}

/** A commit of the pull request. */
export interface Commit {
  readonly sha: string
  readonly message: string
  readonly parents: readonly string[]
  /** The author first, then everybody named by `Co-authored-by`. */
  readonly authors: readonly Contributor[]
  readonly committer: Contributor | null
}
