import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Settings } from '../../src/settings.ts'
import { onPostgres, postgresIsExpected } from '../postgres.ts'
import type { LogLine } from './log-lines.ts'
import { aPatrol, type DatabaseKind, quickest, type TestPatrol } from './patrol.ts'

const databases: readonly { kind: DatabaseKind; name: string; run: boolean }[] = [
  { kind: 'PGlite', name: 'PGlite', run: true },
  { kind: 'PostgreSQL', name: onPostgres(), run: postgresIsExpected() },
]

type Suite = (patrol: TestPatrol) => void

/**
 * Runs scenarios against one App on each database, and then looks at what they left behind. For what rests on how
 * the databases keep it; all else costs twice and proves it once ({@link describeOnOneDatabase}).
 */
export function describeOnEachDatabase(what: string, suite: Suite, settings: Partial<Settings> = {}): void {
  describeOn(databases, what, suite, settings)
}

/**
 * Runs scenarios about what is read, judged and shown, on the quicker of the databases that are there. The life of a
 * pull request, webhooks and processes are tried on both, and so is the store.
 */
export function describeOnOneDatabase(what: string, suite: Suite, settings: Partial<Settings> = {}): void {
  const kind = quickest()
  describeOn(
    databases.filter(database => database.kind === kind),
    what,
    suite,
    settings,
  )
}

function describeOn(on: typeof databases, what: string, suite: Suite, settings: Partial<Settings>): void {
  for (const { kind, name, run } of on) {
    describe.runIf(run)(`${what} on ${name}`, { timeout: 60_000 }, () => {
      const { patrol, start } = aLatePatrol(kind, settings)
      beforeAll(start)
      afterAll(() => patrol.stop())
      suite(patrol)
      describe('and after all that', () => leftBehind(patrol))
    })
  }
}

/** Scenarios are written before anything is started: everything is found on the App once it runs. */
function aLatePatrol(kind: DatabaseKind, settings: Partial<Settings>) {
  let running: TestPatrol | null = null
  const patrol = new Proxy({} as TestPatrol, {
    get: (_, name) => {
      if (running === null) throw new Error('It has not been started yet.')
      return Reflect.get(running, name, running)
    },
  })
  return {
    patrol,
    start: async () => {
      running = await aPatrol(kind, settings)
    },
  }
}

function leftBehind(patrol: TestPatrol): void {
  test('every request, answer and webhook was as GitHub describes it', () => {
    expect(patrol.github.violations).toEqual([])
  })

  test('every line of the log is JSON, and says which delivery, pull request and head it is about', () => {
    const lines = patrol.lines.map(line => JSON.parse(line) as LogLine)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.filter(line => !isPlaced(line))).toEqual([])
  })

  test('the metrics tell of requests, webhooks and evaluations, and an empty queue', async () => {
    const metrics = await (await fetch(patrol.server.metricsUrl ?? '')).text()
    const sum = (name: string) =>
      metrics
        .split('\n')
        .filter(line => line.startsWith(name))
        .reduce((total, line) => total + Number(line.split(' ').at(-1)), 0)
    expect(sum('patrol_github_requests_total')).toBeGreaterThan(0)
    expect(sum('patrol_webhooks_total')).toBeGreaterThan(0)
    expect(sum('patrol_evaluation_seconds_count')).toBeGreaterThan(0)
    expect(sum('patrol_github_rate_limit_remaining')).toBeGreaterThan(0)
    expect(metrics).toContain('patrol_queue_keys{state="queued"} 0')
  })

  test('no line of the log holds a secret', () => {
    const log = patrol.lines.join('')
    expect(secretsOf(patrol).filter(secret => log.includes(secret))).toEqual([])
  })
}

/** Lines about the process itself. */
const OF_THE_PROCESS = new Set(['Listening', 'Stopping', 'Stopped'])

/** Events of GitHub's that are about one pull request and name its head. */
const ABOUT_A_HEAD = ['pull_request', 'pull_request_review']

function isPlaced({ msg, event, delivery, pull, headSha }: LogLine): boolean {
  if (OF_THE_PROCESS.has(String(msg))) return true
  const isSaid = (value: unknown) => typeof value === 'string' && value !== ''
  if (event === undefined) return isSaid(pull) && isSaid(headSha) && delivery !== undefined
  const isRead = msg !== 'Payload could not be read'
  if (isRead && ABOUT_A_HEAD.some(each => each === event)) return [delivery, pull, headSha].every(isSaid)
  return isSaid(delivery)
}

function secretsOf({ github, jira, secret, jiraSecret }: TestPatrol): string[] {
  const ofJira = jira.auth.kind === 'cloud' ? jira.auth.apiToken : jira.auth.token
  const keyLines = github.privateKey.split('\n').filter(line => line.length > 40)
  return [secret, jiraSecret, ofJira, Buffer.from(ofJira).toString('base64'), ...github.tokens(), ...keyLines]
}
