import type { SameHead } from '../../model/facts.ts'
import type { Commit } from '../../model/pull-request.ts'
import { NotFound } from '../errors.ts'
import type { RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'
import { type CommitAnswer, COMMITS_QUERY, type CommitsPage, commitsAnswer } from './commits-query.ts'
import { contributorOf } from './git-actor.ts'
import { readOpenPulls } from './open-pulls.ts'

/** The commits of a pull request, and where its branches stood at the same moment. */
export interface CommitsOfPull {
  /** Where the head stood when the commits were read. */
  readonly headSha: string
  readonly baseRef: string
  /** Where the base branch stood; `null` when it was deleted. */
  readonly baseSha: string | null
  readonly commits: readonly Commit[]
  /** The newest push by force or change of the base, by GitHub's id; `null`: none. Without one, nothing comes back to where it was. */
  readonly lastTurn: string | null
  /** Why `commits` are not all, or lack somebody whom one names; `null`: they are whole. */
  readonly incomplete: string | null
  /** All open pull requests whose head is `headSha`, this one among them while it is open. */
  readonly sameHead: readonly SameHead[]
}

/** GitHub lists the first 250 commits of a pull request. */
const MOST_PAGES = 4

/** What to read: the head and base are those that the pull request itself was read with. */
export interface CommitsOf {
  readonly number: number
  readonly headSha: string
  readonly baseRef: string
}

/**
 * The commits of a pull request with everybody whom they name, and the open pull requests that share its head.
 * One query for up to 100 commits.
 */
export async function readCommits(
  requests: Requester,
  repository: RepositoryName,
  pull: CommitsOf,
): Promise<CommitsOfPull> {
  const pages = await readPages(requests, repository, pull)
  // The newest page: where the branches stood once everything was read.
  const last = pages.at(-1)
  if (last === undefined) throw new NotFound('GitHub does not find the commits.')
  const commits = pages.flatMap(page => page.pullRequest.commits.nodes.map(({ commit }) => commit))
  const { headRefOid, baseRefName, turns } = last.pullRequest
  return {
    headSha: headRefOid,
    baseRef: baseRefName,
    baseSha: last.base?.oid ?? null,
    lastTurn: turns.nodes.at(-1)?.id ?? null,
    commits: commits.map(commitOf),
    incomplete: whyIncomplete(commits, last.pullRequest.commits.totalCount),
    sameHead: await sameHeadOf(requests, repository, last, pull),
  }
}

async function readPages(
  requests: Requester,
  repository: RepositoryName,
  pull: CommitsOf,
): Promise<CommitsPage[]> {
  const pages: CommitsPage[] = []
  let after: string | null = null
  do {
    const page: CommitsPage = await readPage(requests, repository, pull, after)
    pages.push(page)
    const { hasNextPage, endCursor } = page.pullRequest.commits.pageInfo
    after = hasNextPage ? endCursor : null
  } while (after !== null && pages.length < MOST_PAGES)
  return pages
}

async function readPage(
  requests: Requester,
  { owner, name }: RepositoryName,
  { number, headSha, baseRef }: CommitsOf,
  after: string | null,
): Promise<CommitsPage> {
  const variables = { owner, name, number, headSha, base: `refs/heads/${baseRef}`, after }
  const { repository } = await requests.graphql('the commits', COMMITS_QUERY, variables, commitsAnswer)
  if (repository === null || repository.pullRequest === null) {
    throw new NotFound('GitHub does not find the commits.')
  }
  return { ...repository, pullRequest: repository.pullRequest }
}

function commitOf({ oid, message, parents, authors, committer }: CommitAnswer): Commit {
  return {
    sha: oid,
    message,
    parents: parents.nodes.map(parent => parent.oid),
    authors: authors.nodes.map(actor => contributorOf(actor)),
    committer: committer === null ? null : contributorOf(committer),
  }
}

/** Whoever is left out of a list could approve what they wrote. */
function whyIncomplete(commits: readonly CommitAnswer[], totalCount: number): string | null {
  if (commits.length !== totalCount)
    return `GitHub counts ${totalCount} commits, but lists ${commits.length}.`
  for (const { oid, authors, parents } of commits) {
    const short = oid.slice(0, 7)
    if (authors.nodes.length !== authors.totalCount) {
      return `GitHub lists ${authors.nodes.length} of ${authors.totalCount} authors of \`${short}\`.`
    }
    if (parents.nodes.length !== parents.totalCount) {
      return `GitHub lists ${parents.nodes.length} of ${parents.totalCount} parents of \`${short}\`.`
    }
  }
  return null
}

/** All open pull requests with this head, from the commit's own list or, where that is cut off, from all open ones. */
async function sameHeadOf(
  requests: Requester,
  repository: RepositoryName,
  page: CommitsPage,
  { number, headSha }: CommitsOf,
): Promise<SameHead[]> {
  const listed = sameHeadIn(page, headSha)
  const isWhole = listed?.some(pull => pull.number === number) ?? false
  const open = listed !== null && isWhole ? listed : await openOn(requests, repository, headSha)
  return open.map(pull => ({ key: `${page.databaseId}#${pull.number}`, baseRef: pull.baseRef }))
}

async function openOn(requests: Requester, repository: RepositoryName, headSha: string) {
  const open = await readOpenPulls(requests, repository)
  return open.filter(pull => pull.headSha === headSha)
}

/**
 * For a commit that the default branch already holds, GitHub leaves the open pull requests out of a commit's list:
 * one that lacks the pull request itself cannot be relied on, nor one that goes on (`null`).
 * https://docs.github.com/en/graphql/reference/objects#commit
 */
function sameHeadIn({ head, databaseId }: CommitsPage, headSha: string) {
  const listed = head?.associatedPullRequests ?? null
  if (listed === null || listed.pageInfo.hasNextPage) return null
  return listed.nodes
    .filter(pull => pull.state === 'OPEN' && pull.headRefOid === headSha)
    .filter(pull => pull.repository.databaseId === databaseId)
    .map(pull => ({ number: pull.number, baseRef: pull.baseRefName }))
}
