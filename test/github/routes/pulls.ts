import { mergePull } from '../actions/merge.ts'
import { removeRequest, requestReview } from '../actions/reviews.ts'
import type { FileChange } from '../git/diff.ts'
import { accountOf, atLeast, organisationOf, permissionOf, teamOf } from '../find.ts'
import { commitsBetween } from '../git/read.ts'
import { notFound, problem } from '../problem.ts'
import { type Answer, created, ok, page, type RepositoryRequest, repositoryRoute } from '../request.ts'
import { simpleUser } from '../shapes/account.ts'
import { commit, diffEntry } from '../shapes/commit.ts'
import { filesOf, simplePull, wholePull } from '../shapes/pull.ts'
import { wholeTeam } from '../shapes/team.ts'
import type { Account, Pull, Team } from '../state.ts'

export const pullRoutes = [
  repositoryRoute('GET /repos/{owner}/{repo}/pulls', 'pull_requests:read', list),

  repositoryRoute('GET /repos/{owner}/{repo}/pulls/{pull_number}', 'pull_requests:read', async request =>
    ok(await wholePull(request.github, pullIn(request))),
  ),

  // “Lists a maximum of 250 commits for a pull request.”
  repositoryRoute(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    'pull_requests:read',
    async request => {
      const { headSha, baseSha, repository } = pullIn(request)
      const commits = await commitsBetween(repository.git, baseSha, headSha)
      return page(request, commits.slice(0, 250), each => commit(request.github, repository, each))
    },
  ),

  repositoryRoute('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', 'pull_requests:read', files),

  repositoryRoute('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', 'contents:write', merge),

  repositoryRoute(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    'pull_requests:read',
    request => {
      const { requestedReviewers, requestedTeams } = pullIn(request)
      const users = requestedReviewers.map(each => simpleUser(request.github, each))
      return ok({ users, teams: requestedTeams.map(each => wholeTeam(request.github, each)) })
    },
  ),

  repositoryRoute(
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    'pull_requests:write',
    async request => {
      const pull = pullIn(request)
      await requestReview(request.github, pull, reviewersIn(request, true), request.actor)
      return created(simplePull(request.github, pull))
    },
  ),

  repositoryRoute(
    'DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    'pull_requests:write',
    async request => {
      const pull = pullIn(request)
      await removeRequest(request.github, pull, reviewersIn(request, false), request.actor)
      return ok(simplePull(request.github, pull))
    },
  ),
]

/** The pull request that the address names; an issue and a pull request share their numbers. */
export function pullIn({ repository, params }: RepositoryRequest): Pull {
  const pull = repository.pulls.get(Number(params['pull_number'] ?? params['issue_number']))
  if (!pull) throw notFound()
  return pull
}

function list(request: RepositoryRequest): Answer {
  const { query, repository } = request
  const state = query['state'] ?? 'open'
  const found = [...repository.pulls.values()].filter(
    pull =>
      (state === 'all' || pull.state === state) &&
      (query['base'] === undefined || pull.baseRef === query['base']) &&
      (query['head'] === undefined || `${pull.headOwner.login}:${pull.headRef}` === query['head']),
  )
  const key = query['sort'] === 'updated' ? 'updatedAt' : 'createdAt'
  found.sort((one, other) => one[key].localeCompare(other[key]))
  // Newest first where nothing is said, whatever the sort; `asc` only where another sort is asked for.
  const isAscending = query['direction'] === 'asc' || (!query['direction'] && query['sort'] === 'updated')
  if (!isAscending) found.reverse()
  return page(request, found, each => simplePull(request.github, each))
}

/**
 * “Responses include a maximum of 3000 files.”
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
 */
async function files(request: RepositoryRequest): Promise<Answer> {
  const pull = pullIn(request)
  const all = withoutLargePatches(await filesOf(pull)).slice(0, 3000)
  return page(request, all, each => diffEntry(request.github, request.repository, pull.headSha, each))
}

/**
 * The patch of a file that is too large is left out: “20,000 lines that you can load or 500 KB of raw diff data”.
 * https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits#diff-limits
 */
function withoutLargePatches(all: readonly FileChange[]): FileChange[] {
  return all.map(file => {
    const patch = file.patch ?? ''
    const isLarge = Buffer.byteLength(patch) > 500_000 || patch.split('\n').length > 20_000
    return isLarge ? { ...file, patch: null } : file
  })
}

async function merge(request: RepositoryRequest): Promise<Answer> {
  const body = (request.body ?? {}) as { sha?: string; merge_method?: string }
  const method = body.merge_method === 'squash' ? 'squash' : 'merge'
  const wanted = { by: request.actor, method, ...(body.sha && { sha: body.sha }) } as const
  const sha = await mergePull(request.github, pullIn(request), wanted)
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' })
}

interface Reviewers {
  readonly people: Account[]
  readonly teams: Team[]
}

/** Reviews may be requested from those alone who have access. */
function reviewersIn({ github, repository, body }: RepositoryRequest, mustHaveAccess: boolean): Reviewers {
  const { reviewers = [], team_reviewers: slugs = [] } = (body ?? {}) as {
    reviewers?: string[]
    team_reviewers?: string[]
  }
  const organisation = organisationOf(github.state, repository.owner.login)
  const people = reviewers.map(login => accountOf(github.state, login))
  const teams = slugs.map(slug => organisation && teamOf(organisation, slug))
  const found = {
    people: people.filter(each => each !== undefined),
    teams: teams.filter(each => each !== undefined),
  }
  const mayRead = (each: Account) => atLeast(permissionOf(github.state, repository, each), 'read')
  const isComplete = found.people.length === reviewers.length && found.teams.length === slugs.length
  if (isComplete && (!mustHaveAccess || found.people.every(mayRead))) return found
  const message =
    'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.'
  throw problem(422, message)
}
