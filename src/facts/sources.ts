import type { Account } from '../model/account.ts'
import type { Comment, Push, Reset, Retarget, Review } from '../model/approval.ts'
import type { CiResult, SameHead } from '../model/facts.ts'
import type { Finding } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { ChangedFile, Commit, PullRequest, PullRequestKey, Repository } from '../model/pull-request.ts'
import type { Ticket } from '../model/ticket.ts'
import type { Outline } from '../audit/outline.ts'
import type { SourceFile } from '../tls/scan.ts'
import type { AuditAnswer, AuditJob, OutlineJob, WantedAnswer } from './infrastructure/audit-job.ts'

/** How a repository is addressed; both parts change when it is renamed or transferred. */
export type RepositoryName = Pick<Repository, 'owner' | 'name'>

/**
 * What is read of GitHub. Whatever could not be read is thrown as an error with a sentence in `why`, named
 * `Unavailable` (with `retryAt`), `NotFound`, `Forbidden`, `Incomplete`, `TooLarge` or `NotAFile`.
 */
export interface GitHubReader {
  pull(repository: RepositoryName, number: number): Promise<PullRequest>
  /** All changed files, of which there are `expected`. */
  files(repository: RepositoryName, number: number, expected: number): Promise<readonly ChangedFile[]>
  commits(repository: RepositoryName, pull: PullPlace): Promise<CommitsOfPull>
  reviews(repository: RepositoryName, number: number): Promise<readonly Review[]>
  comments(repository: RepositoryName, number: number): Promise<readonly Comment[]>
  /** What moved a branch of this repository, newest first. */
  pushes(repository: RepositoryName, headRef: string): Promise<readonly Push[]>
  timeline(repository: RepositoryName, number: number): Promise<Timeline>
  /** The diff of the merge base of two commits and the second of them. */
  diff(repository: RepositoryName, base: string, headSha: string): Promise<string>
  mergeBase(repository: RepositoryName, base: string, headSha: string): Promise<string>
  tree(repository: RepositoryName, sha: string): Promise<readonly TreeEntry[]>
  teamMembers(org: string, slug: string): Promise<Team & { readonly members: readonly Account[] }>
  teamById(org: string, id: number): Promise<Team>
  /** Who has that login, and what they may do; `null`: nobody with access. */
  collaborator(repository: RepositoryName, login: string): Promise<Collaborator | null>
  isMember(org: string, login: string): Promise<boolean>
  /** On the default branch where `ref` is left out; `null`: there is no such file. */
  file(repository: RepositoryName, path: string, ref?: string): Promise<{ readonly text: string } | null>
  /**
   * A file on the default branch of each of these repositories, in one request. `unclear`: it has to be asked for by
   * itself.
   */
  fileInEach(
    repositories: readonly RepositoryName[],
    path: string,
  ): Promise<readonly ({ readonly text: string } | null | 'unclear')[]>
  /** The content of a blob; `path` names it to people. */
  blob(repository: RepositoryName, sha: string, path: string): Promise<Uint8Array>
  /** Of the files at a commit those with one of these blob SHAs, in one request, as far as its archive holds them. */
  archive(
    repository: RepositoryName,
    sha: string,
    shas: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, Uint8Array>>
  /** SHA of the blob of a file at a commit; `null`: there is no file. */
  fileSha(repository: RepositoryName, path: string, ref: string): Promise<string | null>
  ci(repository: RepositoryName, sha: string): Promise<readonly CiResult[]>
  /** A pull request that was merged; `null`: it was not, or there is none. */
  mergedPull(repository: RepositoryName, number: number): Promise<MergedPull | null>
}

/** What was merged: the difference of `headSha` and its merge base with `baseSha`. */
export interface MergedPull {
  readonly baseRef: string
  readonly baseSha: string
  readonly headSha: string
  /** The last commit that it brought to the base branch. */
  readonly mergeSha: string | null
}

/** Where the pull request stood when it was read. */
export interface PullPlace {
  readonly number: number
  readonly headSha: string
  readonly baseRef: string
}

/** The commits of a pull request, and where its branches stood at that moment. */
export interface CommitsOfPull {
  readonly headSha: string
  readonly baseRef: string
  /** Where the base branch stood; `null` when it was deleted. */
  readonly baseSha: string | null
  /** The newest push by force or change of the base, by GitHub's id; `null`: none. Without one, nothing comes back to where it was. */
  readonly lastTurn: string | null
  readonly commits: readonly Commit[]
  /** Why the commits are not all, or lack somebody whom one names; `null`: they are whole. */
  readonly incomplete: string | null
  readonly sameHead: readonly SameHead[]
}

export interface Timeline {
  readonly forcePushes: readonly Push[]
  readonly retargets: readonly Retarget[]
}

export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly sha: string
}

export interface Team {
  readonly id: number
  readonly slug: string
}

export interface Collaborator {
  readonly account: Account
  readonly permission: Permission
}

export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'

/** What is read of JIRA; its own troubles are answers (`unreadable`), not errors. */
export interface JiraReader {
  ticket(key: string, pullRequestUrl: string): Promise<Ticket>
}

/** Looks for what switches the validation of TLS off. */
export interface Scanner {
  /** What is found in the added lines of a file, or a sentence that says why that is not known. */
  scan(file: SourceFile): Promise<readonly Finding[] | { readonly why: string }>
}

/** Audits infrastructure code. */
export interface Auditor {
  /** What the audit says, which files it needs for that, or a sentence that says why that is not known. */
  audit(job: AuditJob): Promise<AuditAnswer | WantedAnswer | { readonly why: string }>
  /** Of each file what tells which modules it calls. */
  outlines(files: OutlineJob['files']): Promise<readonly Outline[] | { readonly why: string }>
}

/** Our own records of a pull request. */
export interface HistoryStore {
  readonly observations: { of(key: PullRequestKey): Promise<readonly Observation[]> }
  readonly resets: { of(key: PullRequestKey): Promise<readonly Reset[]> }
  /** Keys of the tickets to which we added a link. */
  readonly backlinks: { of(key: PullRequestKey): Promise<readonly string[]> }
}

/** Keeps what can be read again, for all replicas. */
export interface Cache {
  /** `undefined`: it is not there, or no longer. */
  get(kind: string, key: string): Promise<unknown>
  /** `expiresAt: null`: for ever. */
  set(kind: string, key: string, value: unknown, expiresAt: Date | null): Promise<void>
}

/** Keeps the texts of blobs, which may hold secrets. */
export interface Blobs {
  /** `null`: it is not there, or no longer. */
  get(repositoryId: number, sha: string): Promise<string | null>
  set(repositoryId: number, sha: string, text: string): Promise<void>
}

export interface Clock {
  now(): Date
}
