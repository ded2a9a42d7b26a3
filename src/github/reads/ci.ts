import * as z from 'zod'
import type { CiResult, CiState } from '../../model/facts.ts'
import { Incomplete } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

const checkRunAnswer = z.object({
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  app: z.object({ slug: z.string().nullish() }).nullable(),
})

const checkRunsPage = z.object({ check_runs: z.array(checkRunAnswer) }).transform(page => page.check_runs)

const statusAnswer = z.object({
  context: z.string(),
  state: z.string(),
  creator: z.object({ login: z.string() }).nullish(),
})

/** The latest check runs and commit statuses on a commit, of everybody. */
export async function readCi(
  requests: Requester,
  repository: RepositoryName,
  sha: string,
): Promise<CiResult[]> {
  const parameters = { ...inRepository(repository), ref: sha }
  const [checkRuns, statuses] = await Promise.all([
    requests.all(
      {
        what: 'the list of check runs',
        template: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
        parameters: { ...parameters, filter: 'latest' },
      },
      checkRunsPage,
    ),
    // The combined status leaves out who posted it, which is what a status is pinned to.
    requests.all(
      {
        what: 'the list of statuses',
        template: 'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
        parameters,
      },
      z.array(statusAnswer),
    ),
  ])
  if (checkRuns.length >= MOST_CHECK_RUNS) {
    throw new Incomplete(`GitHub lists ${MOST_CHECK_RUNS} check runs at most.`)
  }
  return [...checkRuns.map(checkRunOf), ...latest(statuses.map(statusOf))]
}

/** “limited to the 1000 most recent check suites”: https://docs.github.com/en/rest/checks/runs */
const MOST_CHECK_RUNS = 2900

function checkRunOf({ name, status, conclusion, app }: z.output<typeof checkRunAnswer>): CiResult {
  const state = status === 'completed' ? stateOf(conclusion ?? '') : 'pending'
  return { kind: 'check-run', name, app: app?.slug ?? '', state, conclusion }
}

function statusOf({ context, state, creator }: z.output<typeof statusAnswer>): CiResult {
  return {
    kind: 'status',
    name: context,
    creator: creator?.login ?? null,
    state: stateOf(state),
    conclusion: state,
  }
}

/** `neutral`, `skipped` and `stale` are no success: a job that is skipped has shown nothing. */
function stateOf(word: string): CiState {
  if (word === 'success' || word === 'pending') return word
  return 'failure'
}

/** GitHub lists every status that was ever posted, newest first: the first of each context and creator stands. */
function latest(statuses: readonly CiResult[]): CiResult[] {
  const first = new Map<string, CiResult>()
  for (const status of statuses) {
    const key = JSON.stringify([status.name, status.kind === 'status' ? status.creator : null])
    if (!first.has(key)) first.set(key, status)
  }
  return [...first.values()]
}
