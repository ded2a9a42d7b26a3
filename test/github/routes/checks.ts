import { type CheckRunContent, createCheckRun, updateCheckRun } from '../actions/checks.ts'
import { postStatus } from '../actions/statuses.ts'
import { shaOf } from '../find-commit.ts'
import { notFound, problem } from '../problem.ts'
import { type Answer, created, ok, page, type RepositoryRequest, repositoryRoute } from '../request.ts'
import { checkRun, checkSuite, simpleStatus, status } from '../shapes/check.ts'
import { minimalRepository, repositoryPage, repositoryUrl } from '../shapes/repository.ts'
import type { CheckRun, Status } from '../state.ts'

export const checkRoutes = [
  repositoryRoute('POST /repos/{owner}/{repo}/check-runs', 'checks:write', async request => {
    const { head_sha, ...content } = request.body as CheckRunContent & { head_sha: string }
    if (!request.app) throw problem(403, 'You must authenticate via a GitHub App.')
    const sha = await commitIn(request, head_sha)
    const run = createCheckRun(request.github, request.repository, request.app, sha, content)
    return created(checkRun(request.github, run))
  }),

  repositoryRoute('GET /repos/{owner}/{repo}/check-runs/{check_run_id}', 'checks:read', request =>
    ok(checkRun(request.github, runIn(request))),
  ),

  repositoryRoute('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', 'checks:write', async request => {
    const run = runIn(request)
    // A check run belongs to the App that created it.
    // https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-checks
    if (run.suite.app !== request.app)
      throw problem(
        403,
        'Invalid app_id `' +
          request.app?.id +
          '` - check run can only be modified by the GitHub App that created it.',
      )
    await updateCheckRun(request.github, run, request.body as CheckRunContent)
    return ok(checkRun(request.github, run))
  }),

  repositoryRoute('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', 'checks:read', request =>
    page(request, runIn(request).annotations, each => ({
      start_column: null,
      end_column: null,
      title: null,
      raw_details: null,
      ...each,
      blob_href: `${repositoryPage(request.github, request.repository)}/blob/${runIn(request).suite.headSha}/${each.path}`,
    })),
  ),

  repositoryRoute('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', 'checks:read', listRuns),

  repositoryRoute('GET /repos/{owner}/{repo}/commits/{ref}/check-suites', 'checks:read', async request => {
    const { github, repository, query } = request
    const sha = await commitIn(request, request.params['ref'] ?? '')
    const found = repository.checkSuites.filter(
      each => each.headSha === sha && matches(query['app_id'], each.app.id),
    )
    const shapes = await Promise.all(found.map(each => checkSuite(github, repository, each)))
    return page(
      request,
      shapes,
      each => each,
      check_suites => ({ total_count: found.length, check_suites }),
    )
  }),
]

/**
 * `filter=latest`, which is the default, shows the newest run of each name in each suite.
 * https://docs.github.com/en/rest/checks/runs#list-check-runs-for-a-git-reference
 */
async function listRuns(request: RepositoryRequest): Promise<Answer> {
  const { repository, query } = request
  const sha = await commitIn(request, request.params['ref'] ?? '')
  const all = repository.checkRuns.filter(
    run =>
      run.suite.headSha === sha &&
      matches(query['check_name'], run.name) &&
      matches(query['status'], run.status) &&
      matches(query['app_id'], run.suite.app.id),
  )
  const latest = new Map(all.map(run => [`${run.suite.id} ${run.name}`, run]))
  const found = query['filter'] === 'all' ? all : [...latest.values()]
  const newestFirst = found.toSorted((one, other) => other.id - one.id)
  const shape = (run: CheckRun) => checkRun(request.github, run)
  return page(request, newestFirst, shape, check_runs => ({ total_count: found.length, check_runs }))
}

function matches(wanted: string | undefined, actual: string | number): boolean {
  return wanted === undefined || wanted === String(actual)
}

async function commitIn({ repository }: RepositoryRequest, ref: string): Promise<string> {
  const sha = await shaOf(repository, ref)
  if (sha === null) throw problem(422, `No commit found for SHA: ${ref}`)
  return sha
}

function runIn({ repository, params }: RepositoryRequest): CheckRun {
  const run = repository.checkRuns.find(each => String(each.id) === params['check_run_id'])
  if (!run) throw notFound()
  return run
}

export const statusRoutes = [
  repositoryRoute('POST /repos/{owner}/{repo}/statuses/{sha}', 'statuses:write', async request => {
    const { github, repository } = request
    const body = request.body as {
      state: Status['state']
      context?: string
      description?: string | null
      target_url?: string | null
    }
    const sha = await commitIn(request, request.params['sha'] ?? '')
    const wanted = {
      context: body.context ?? 'default',
      state: body.state,
      description: body.description ?? null,
      targetUrl: body.target_url ?? null,
    }
    return created(
      status(github, repository, await postStatus(github, repository, sha, wanted, request.actor)),
    )
  }),

  // “Statuses are returned in reverse chronological order. The first status in the list will be the latest one.”
  repositoryRoute('GET /repos/{owner}/{repo}/commits/{ref}/statuses', 'statuses:read', async request => {
    const { github, repository } = request
    const sha = await commitIn(request, request.params['ref'] ?? '')
    const found = repository.statuses.filter(each => each.sha === sha).toReversed()
    return page(request, found, each => status(github, repository, each))
  }),

  repositoryRoute('GET /repos/{owner}/{repo}/commits/{ref}/status', 'statuses:read', combined),
]

/**
 * The newest status of each context, and what follows from them together.
 * https://docs.github.com/en/rest/commits/statuses#get-the-combined-status-for-a-specific-reference
 */
async function combined(request: RepositoryRequest): Promise<Answer> {
  const { github, repository } = request
  const sha = await commitIn(request, request.params['ref'] ?? '')
  const ofCommit = repository.statuses.filter(each => each.sha === sha)
  const newest = [...new Map(ofCommit.map(each => [each.context, each])).values()]
  const url = repositoryUrl(github, repository)
  return page(
    request,
    newest,
    each => simpleStatus(github, repository, each),
    statuses => ({
      state: stateOf(newest),
      statuses,
      sha,
      total_count: newest.length,
      repository: minimalRepository(github, repository),
      commit_url: `${url}/commits/${sha}`,
      url: `${url}/commits/${sha}/status`,
    }),
  )
}

/** “`failure` if any of the contexts report as `error` or `failure`; `pending` if there are no statuses or a context is `pending`” */
function stateOf(newest: readonly Status[]): string {
  if (newest.some(each => each.state === 'error' || each.state === 'failure')) return 'failure'
  if (newest.length === 0 || newest.some(each => each.state === 'pending')) return 'pending'
  return 'success'
}
