import { type Emulator, pullsWithHead } from '../emulator.ts'
import { readCommit } from '../git/read.ts'
import type { CheckRun, CheckSuite, Repository, Status } from '../state.ts'
import { simpleUser } from './account.ts'
import { app } from './app.ts'
import { minimalCommit } from './commit.ts'
import { type Json, nodeId } from './json.ts'
import { minimalPull } from './pull.ts'
import { minimalRepository, repositoryPage, repositoryUrl } from './repository.ts'

/** `check-run`. */
export function checkRun(github: Emulator, run: CheckRun): Json {
  const url = `${repositoryUrl(github, run.repository)}/check-runs/${run.id}`
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.suite.headSha,
    external_id: run.externalId,
    url,
    html_url: `${repositoryPage(github, run.repository)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${github.url}/apps/${run.suite.app.slug}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: app(github, run.suite.app),
    pull_requests: pullsOfChecks(github, run.repository, run.suite.headSha),
  }
}

/** A check run inside an event brings its suite along. */
export function checkRunInEvent(github: Emulator, run: CheckRun): Json {
  const { suite, repository } = run
  const inSuite = repository.checkRuns.filter(each => each.suite === suite)
  return {
    ...checkRun(github, run),
    check_suite: {
      id: suite.id,
      node_id: nodeId('CheckSuite', suite.id),
      head_branch: suite.headBranch,
      head_sha: suite.headSha,
      status: suiteStatus(inSuite),
      conclusion: suiteConclusion(inSuite),
      url: `${repositoryUrl(github, repository)}/check-suites/${suite.id}`,
      before: suite.before,
      after: suite.headSha,
      pull_requests: pullsOfChecks(github, repository, suite.headSha),
      app: app(github, suite.app),
      created_at: suite.createdAt,
      updated_at: suite.updatedAt,
    },
  }
}

/** `check-suite`. */
export async function checkSuite(github: Emulator, repository: Repository, suite: CheckSuite): Promise<Json> {
  const runs = repository.checkRuns.filter(run => run.suite === suite)
  const url = `${repositoryUrl(github, repository)}/check-suites/${suite.id}`
  const commit = await readCommit(repository.git, suite.headSha)
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: suiteStatus(runs),
    conclusion: suiteConclusion(runs),
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsOfChecks(github, repository, suite.headSha),
    app: app(github, suite.app),
    repository: minimalRepository(github, repository),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    head_commit: minimalCommit(commit),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
  }
}

/**
 * The pull requests of this repository; those from forks are never listed.
 * https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-checks#about-check-suites
 */
function pullsOfChecks(github: Emulator, repository: Repository, sha: string): Json[] {
  const own = pullsWithHead(repository, sha).filter(pull => pull.headRepository === repository)
  return own.map(pull => minimalPull(github, pull))
}

function suiteStatus(runs: readonly CheckRun[]): string {
  if (runs.length === 0) return 'queued'
  return runs.every(run => run.status === 'completed') ? 'completed' : 'in_progress'
}

/** The worst conclusion of a suite's runs, once all of them are completed. */
export function suiteConclusion(runs: readonly CheckRun[]): string | null {
  if (runs.length === 0 || runs.some(run => run.status !== 'completed')) return null
  const conclusions = new Set<string | null>(runs.map(run => run.conclusion))
  const order = [
    'failure',
    'timed_out',
    'cancelled',
    'action_required',
    'stale',
    'success',
    'neutral',
    'skipped',
  ]
  return order.find(each => conclusions.has(each)) ?? null
}

/** `status`. */
export function status(github: Emulator, repository: Repository, each: Status): Json {
  return {
    ...simpleStatus(github, repository, each),
    creator: simpleUser(github, each.creator),
  }
}

/** `simple-commit-status`: without its creator, as in the combined status. */
export function simpleStatus(github: Emulator, repository: Repository, each: Status): Json {
  return {
    url: `${repositoryUrl(github, repository)}/statuses/${each.sha}`,
    avatar_url: `${github.url}/u/${each.creator.id}?v=4`,
    id: each.id,
    node_id: nodeId('StatusContext', each.id),
    state: each.state,
    description: each.description,
    target_url: each.targetUrl,
    context: each.context,
    created_at: each.createdAt,
    updated_at: each.createdAt,
  }
}
