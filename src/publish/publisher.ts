import type { Repository } from '../model/pull-request.ts'

/** How a repository is addressed; the names change, so they are never kept. */
type RepositoryName = Pick<Repository, 'owner' | 'name'>

/** What GitHub lets us write. Implemented by the GitHub client; small enough for a plain fake. */
export interface Publisher {
  /** The check run of our App with this name on this commit, found by App id. */
  findCheckRun(repository: RepositoryName, sha: string, name: string): Promise<{ id: number } | null>
  createCheckRun(
    repository: RepositoryName,
    run: CheckRunContent & { readonly headSha: string },
  ): Promise<{ id: number; url: string }>
  /** Throws an error named `NotFound` when GitHub has the run no more. */
  updateCheckRun(repository: RepositoryName, id: number, run: CheckRunContent): Promise<unknown>
  createStatus(repository: RepositoryName, sha: string, status: StatusContent): Promise<unknown>
  /** A comment by its id; `null` when it was deleted. */
  comment(repository: RepositoryName, commentId: number): Promise<{ id: number; body: string } | null>
  /** The newest comment of our App on the pull request, found by App id and never by its text. */
  findComment(repository: RepositoryName, number: number): Promise<{ id: number; body: string } | null>
  createComment(repository: RepositoryName, number: number, body: string): Promise<{ id: number }>
  /** Throws an error named `NotFound` when the comment was deleted. */
  updateComment(repository: RepositoryName, commentId: number, body: string): Promise<unknown>
  addLabel(repository: RepositoryName, number: number, label: string): Promise<unknown>
  /** A label that is not there is no error. */
  removeLabel(repository: RepositoryName, number: number, label: string): Promise<unknown>
  /** Protected branches let only those dismiss whom they list: then `refused`. */
  dismissReview(
    repository: RepositoryName,
    number: number,
    reviewId: number,
    message: string,
  ): Promise<'dismissed' | 'refused'>
  requestReviewers(repository: RepositoryName, number: number, reviewers: Reviewers): Promise<unknown>
}

/** A check run as GitHub takes it (https://docs.github.com/en/rest/checks/runs). */
export interface CheckRunContent {
  readonly name: string
  readonly status: 'completed'
  /** Never `neutral` or `skipped`: both satisfy a required check. */
  readonly conclusion: 'success' | 'action_required' | 'failure'
  /** The page behind “Details”; `null`: GitHub's own page of the run. */
  readonly detailsUrl: string | null
  /** Plain text, at most 255 characters. */
  readonly title: string
  /** Markdown, at most 65,535 bytes. */
  readonly summary: string
  /** Markdown, at most 65,535 bytes. */
  readonly text: string
  /** At most three buttons. */
  readonly actions: readonly CheckRunAction[]
  /** However many there are; those that a run has already are not added again. */
  readonly annotations: readonly Annotation[]
}

/** A button on a completed check run: label ≤ 20, description ≤ 40, identifier ≤ 20 characters. */
export interface CheckRunAction {
  readonly label: string
  readonly description: string
  readonly identifier: string
}

/** A remark on lines of a file. */
export interface Annotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly title: string
  readonly message: string
}

/** A commit status; GitHub keeps every one that is posted, 1,000 for a commit and context. */
export interface StatusContent {
  readonly context: string
  readonly state: 'pending' | 'failure' | 'error' | 'success'
  /** Plain text, at most 140 characters. */
  readonly description: string
  readonly targetUrl: string | null
}

/** Who is asked for a review: logins of people, slugs of teams. */
export interface Reviewers {
  readonly people: readonly string[]
  readonly teams: readonly string[]
}
