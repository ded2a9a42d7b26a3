import type { Account } from '../model/account.ts'
import type { Comment, Push, Review } from '../model/approval.ts'
import type { CiResult } from '../model/facts.ts'
import type { ChangedFile, PullRequest } from '../model/pull-request.ts'
import type { BoundedCache } from '../memory/bounded-cache.ts'
import { readArchive } from './reads/archive.ts'
import { readBlob } from './reads/blob.ts'
import { readCi } from './reads/ci.ts'
import { type CommitsOf, type CommitsOfPull, readCommits } from './reads/commits.ts'
import { type Immutable, readDiff, readMergeBase, readTree, type TreeEntry } from './reads/compare.ts'
import { readFile, readFileSha, type TextFile } from './reads/file.ts'
import { readFileInEach } from './reads/file-in-each.ts'
import { readFiles } from './reads/files.ts'
import { type InstalledRepository, readRepositories } from './reads/installations.ts'
import { type MergedPull, readMergedPull } from './reads/merged-pull.ts'
import { type MergedInList, readMergedBetween } from './reads/closed-pulls.ts'
import { type OpenPull, readOpenPulls } from './reads/open-pulls.ts'
import {
  type Collaborator,
  type Permission,
  readAccount,
  readCollaborator,
  readIsMember,
} from './reads/people.ts'
import { readPull } from './reads/pull.ts'
import { type PullOfCommit, readPullsOfCommit } from './reads/pulls-of-commit.ts'
import { readPushes } from './reads/pushes.ts'
import { readComments, readReviews } from './reads/reviews.ts'
import { readTeamById, readTeamMembers, type Team } from './reads/teams.ts'
import { readRepository, type SeenRepository } from './reads/repository.ts'
import { readTimeline, type Timeline } from './reads/timeline.ts'
import type { RepositoryName } from './repository-name.ts'
import type { Requester } from './requester.ts'
import { type CheckRunContent, createCheckRun, findCheckRun, updateCheckRun } from './writes/check-runs.ts'
import {
  createComment,
  findComment,
  type PostedComment,
  react,
  readComment,
  updateComment,
} from './writes/comments.ts'
import { addLabel, removeLabel } from './writes/labels.ts'
import { dismissReview, requestReviewers } from './writes/reviews.ts'
import { createStatus, type StatusContent } from './writes/statuses.ts'

/** Everything that the App asks of GitHub in one installation. Every operation may throw the typed errors. */
export interface InstallationClient extends Reads, Writes {}

interface Reads {
  pull(repository: RepositoryName, number: number): Promise<PullRequest>
  files(repository: RepositoryName, number: number, expected: number): Promise<ChangedFile[]>
  commits(repository: RepositoryName, pull: CommitsOf): Promise<CommitsOfPull>
  reviews(repository: RepositoryName, number: number): Promise<Review[]>
  comments(repository: RepositoryName, number: number): Promise<Comment[]>
  pushes(repository: RepositoryName, headRef: string): Promise<Push[]>
  timeline(repository: RepositoryName, number: number): Promise<Timeline>
  /** `null`: the App does not see it. */
  repository(repository: RepositoryName): Promise<SeenRepository | null>
  diff(repository: RepositoryName, base: string, headSha: string): Promise<string>
  mergeBase(repository: RepositoryName, base: string, headSha: string): Promise<string>
  tree(repository: RepositoryName, sha: string): Promise<TreeEntry[]>
  teamMembers(org: string, slug: string): Promise<Team & { members: Account[] }>
  teamById(org: string, id: number): Promise<Team>
  collaborator(repository: RepositoryName, login: string): Promise<Collaborator | null>
  permission(repository: RepositoryName, login: string): Promise<Permission>
  isMember(org: string, login: string): Promise<boolean>
  account(login: string): Promise<Account | null>
  file(repository: RepositoryName, path: string, ref?: string): Promise<TextFile | null>
  fileInEach(repositories: readonly RepositoryName[], path: string): Promise<(TextFile | null | 'unclear')[]>
  blob(repository: RepositoryName, sha: string, path: string): Promise<Uint8Array>
  archive(
    repository: RepositoryName,
    sha: string,
    shas: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, Uint8Array>>
  fileSha(repository: RepositoryName, path: string, ref: string): Promise<string | null>
  ci(repository: RepositoryName, sha: string): Promise<CiResult[]>
  openPulls(repository: RepositoryName): Promise<OpenPull[]>
  repositories(): Promise<InstalledRepository[]>
  mergedPull(repository: RepositoryName, number: number): Promise<MergedPull | null>
  pullsOfCommit(repository: RepositoryName, sha: string): Promise<PullOfCommit[]>
  mergedBetween(
    repository: RepositoryName,
    period: { readonly from: string; readonly to: string },
  ): Promise<MergedInList[]>
}

interface Writes {
  findCheckRun(repository: RepositoryName, sha: string, name: string): Promise<{ id: number } | null>
  createCheckRun(
    repository: RepositoryName,
    run: CheckRunContent & { readonly headSha: string },
  ): Promise<{ id: number; url: string }>
  updateCheckRun(repository: RepositoryName, id: number, run: CheckRunContent): Promise<void>
  createStatus(repository: RepositoryName, sha: string, status: StatusContent): Promise<void>
  comment(repository: RepositoryName, commentId: number): Promise<PostedComment | null>
  findComment(repository: RepositoryName, number: number): Promise<{ id: number; body: string } | null>
  createComment(repository: RepositoryName, number: number, body: string): Promise<{ id: number }>
  updateComment(repository: RepositoryName, commentId: number, body: string): Promise<void>
  addLabel(repository: RepositoryName, number: number, label: string): Promise<void>
  removeLabel(repository: RepositoryName, number: number, label: string): Promise<void>
  dismissReview(
    repository: RepositoryName,
    number: number,
    reviewId: number,
    message: string,
  ): Promise<'dismissed' | 'refused'>
  requestReviewers(
    repository: RepositoryName,
    number: number,
    whom: { people: readonly string[]; teams: readonly string[] },
  ): Promise<void>
  react(repository: RepositoryName, commentId: number, content: '+1' | 'confused' | 'eyes'): Promise<void>
}

export interface ClientParts {
  readonly requests: Requester
  readonly appId: number
  /** Names the installation in the cache, which all of them share. */
  readonly scope: string
  readonly immutable: BoundedCache<string>
}

/** Joins the operations to one client. */
export function installationClient(parts: ClientParts): InstallationClient {
  return { ...readsOf(parts), ...writesOf(parts) }
}

function readsOf({ requests, scope, immutable }: ClientParts): Reads {
  const bySha: Immutable = { scope, cache: immutable }
  return {
    pull: (...args) => readPull(requests, ...args),
    files: (...args) => readFiles(requests, ...args),
    commits: (...args) => readCommits(requests, ...args),
    reviews: (...args) => readReviews(requests, ...args),
    comments: (...args) => readComments(requests, ...args),
    pushes: (...args) => readPushes(requests, ...args),
    timeline: (...args) => readTimeline(requests, ...args),
    repository: name => readRepository(requests, name),
    diff: (...args) => readDiff(requests, bySha, ...args),
    mergeBase: (...args) => readMergeBase(requests, bySha, ...args),
    tree: (...args) => readTree(requests, bySha, ...args),
    teamMembers: (...args) => readTeamMembers(requests, ...args),
    teamById: (...args) => readTeamById(requests, ...args),
    collaborator: (...args) => readCollaborator(requests, ...args),
    permission: async (...args) => (await readCollaborator(requests, ...args))?.permission ?? 'none',
    isMember: (...args) => readIsMember(requests, ...args),
    account: (...args) => readAccount(requests, ...args),
    file: (...args) => readFile(requests, ...args),
    fileInEach: (...args) => readFileInEach(requests, ...args),
    blob: (...args) => readBlob(requests, ...args),
    archive: (...args) => readArchive(requests, ...args),
    fileSha: (...args) => readFileSha(requests, ...args),
    ci: (...args) => readCi(requests, ...args),
    openPulls: (...args) => readOpenPulls(requests, ...args),
    repositories: () => readRepositories(requests),
    mergedPull: (...args) => readMergedPull(requests, ...args),
    pullsOfCommit: (...args) => readPullsOfCommit(requests, ...args),
    mergedBetween: (...args) => readMergedBetween(requests, ...args),
  }
}

function writesOf({ requests, appId }: ClientParts): Writes {
  return {
    findCheckRun: (...args) => findCheckRun(requests, appId, ...args),
    createCheckRun: (...args) => createCheckRun(requests, ...args),
    updateCheckRun: (...args) => updateCheckRun(requests, ...args),
    createStatus: (...args) => createStatus(requests, ...args),
    comment: (...args) => readComment(requests, ...args),
    findComment: (...args) => findComment(requests, appId, ...args),
    createComment: (...args) => createComment(requests, ...args),
    updateComment: (...args) => updateComment(requests, ...args),
    addLabel: (...args) => addLabel(requests, ...args),
    removeLabel: (...args) => removeLabel(requests, ...args),
    dismissReview: (...args) => dismissReview(requests, ...args),
    requestReviewers: (...args) => requestReviewers(requests, ...args),
    react: (...args) => react(requests, ...args),
  }
}
