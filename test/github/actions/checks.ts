import type { Emulator } from '../emulator.ts'
import { installationFor } from '../find.ts'
import { problem } from '../problem.ts'
import { checkRunInEvent, checkSuite, suiteConclusion } from '../shapes/check.ts'
import type { Json } from '../shapes/json.ts'
import type {
  Account,
  Annotation,
  App,
  CheckAction,
  CheckRun,
  CheckSuite,
  Conclusion,
  Repository,
} from '../state.ts'
import { emit } from './emit.ts'

/** What a check run is made of, in the API's own words. */
export interface CheckRunContent {
  readonly name?: string
  readonly status?: CheckRun['status']
  readonly conclusion?: Conclusion
  readonly details_url?: string
  readonly external_id?: string
  readonly started_at?: string
  readonly completed_at?: string
  readonly output?: {
    readonly title?: string
    readonly summary?: string
    readonly text?: string
    readonly annotations?: readonly Annotation[]
  }
  readonly actions?: readonly CheckAction[]
}

/**
 * A push creates a check suite for each App that writes checks, and asks it to run.
 * https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-checks#about-check-suites
 */
export async function requestCheckSuites(
  github: Emulator,
  repository: Repository,
  ref: string,
  before: string | null,
  sha: string,
): Promise<void> {
  const { app } = github
  if (!installationFor(github.state, app, repository) || app.permissions['checks'] !== 'write') return
  if (repository.checkSuites.some(each => each.app === app && each.headSha === sha)) return
  const suite = createSuite(github, repository, app, sha, ref, before)
  await emitSuite(github, repository, suite, 'requested', app.bot)
}

function createSuite(
  github: Emulator,
  repository: Repository,
  app: App,
  headSha: string,
  headBranch: string | null,
  before: string | null,
): CheckSuite {
  const at = github.clock.tick()
  const suite = { id: github.state.nextId(), app, headSha, headBranch, before, createdAt: at, updatedAt: at }
  repository.checkSuites.push(suite)
  return suite
}

/** Creates a check run in the App's suite of that commit. Names need not be unique. */
export function createCheckRun(
  github: Emulator,
  repository: Repository,
  app: App,
  headSha: string,
  content: CheckRunContent,
): CheckRun {
  const branch = [...repository.branches].find(([, sha]) => sha === headSha)?.[0] ?? null
  const suite =
    repository.checkSuites.find(each => each.app === app && each.headSha === headSha) ??
    createSuite(github, repository, app, headSha, branch, null)
  const run: CheckRun = {
    id: github.state.nextId(),
    suite,
    repository,
    name: content.name ?? '',
    status: 'queued',
    conclusion: null,
    detailsUrl: null,
    externalId: '',
    startedAt: content.started_at ?? github.clock.tick(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  }
  repository.checkRuns.push(run)
  fill(github, run, content)
  emitRun(github, run, 'created', app.bot)
  if (run.status === 'completed') emitRun(github, run, 'completed', app.bot)
  return run
}

/** Changes a check run; annotations are added to those that are there. */
export async function updateCheckRun(
  github: Emulator,
  run: CheckRun,
  content: CheckRunContent,
): Promise<void> {
  const wasCompleted = run.status === 'completed'
  fill(github, run, content)
  run.suite.updatedAt = github.clock.tick()
  if (run.status !== 'completed' || wasCompleted) return
  emitRun(github, run, 'completed', run.suite.app.bot)
  const runs = run.repository.checkRuns.filter(each => each.suite === run.suite)
  if (suiteConclusion(runs) === null) return
  await emitSuite(github, run.repository, run.suite, 'completed', run.suite.app.bot)
}

/**
 * “Providing `conclusion` will automatically set the `status` parameter to `completed`”; and `completed` without a
 * conclusion is refused.
 * https://docs.github.com/en/rest/checks/runs#create-a-check-run
 */
function fill(github: Emulator, run: CheckRun, content: CheckRunContent): void {
  if (content.status === 'completed' && content.conclusion === undefined && run.conclusion === null) {
    throw problem(422, 'Invalid request.\n\nA completed check run needs a conclusion.')
  }
  run.name = content.name ?? run.name
  run.detailsUrl = content.details_url ?? run.detailsUrl
  run.externalId = content.external_id ?? run.externalId
  run.status = content.conclusion === undefined ? (content.status ?? run.status) : 'completed'
  run.conclusion = run.status === 'completed' ? (content.conclusion ?? run.conclusion) : null
  run.completedAt = run.status === 'completed' ? (content.completed_at ?? github.clock.tick()) : null
  run.startedAt = content.started_at ?? run.startedAt
  run.title = content.output?.title ?? run.title
  run.summary = content.output?.summary ?? run.summary
  run.text = content.output?.text ?? run.text
  run.annotations.push(...(content.output?.annotations ?? []))
  run.actions = [...(content.actions ?? run.actions)]
}

/** Sends a `check_run` event. */
export function emitRun(github: Emulator, run: CheckRun, action: string, by: Account, more: Json = {}): void {
  emit(github, 'check_run', run.repository, by, { action, ...more, check_run: checkRunInEvent(github, run) })
}

export async function emitSuite(
  github: Emulator,
  repository: Repository,
  suite: CheckSuite,
  action: string,
  by: Account,
): Promise<void> {
  const { repository: _, ...check_suite } = await checkSuite(github, repository, suite)
  emit(github, 'check_suite', repository, by, { action, check_suite })
}
