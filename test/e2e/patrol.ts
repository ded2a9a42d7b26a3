import { setTimeout as pause } from 'node:timers/promises'
import { type Patrol, startPatrol } from '../../demo/start-patrol.ts'
import type { Settings } from '../../src/settings.ts'
import type { Patience } from '../../src/start-server.ts'
import { aDataFolder } from '../data-folder.ts'
import type { NewPull } from '../github/people/pulls.ts'
import type { Files } from '../github/git/commit.ts'
import type { RecordedRequest } from '../github/server.ts'
import type { Pull } from '../github/state.ts'
import { postgresIsExpected, startPostgres } from '../postgres.ts'
import { type LogLine, recordLog } from './log-lines.ts'
import { type Shown, shown } from './shown.ts'

/** The whole App on an emulated GitHub and JIRA, with what tests of it do again and again. */
export interface TestPatrol extends Patrol {
  /** Where its store is. */
  readonly place: Settings['store']
  /** Every line that was logged, as it was written. */
  readonly lines: readonly string[]
  logged(message: string): LogLine[]
  /** A repository of its own for one test; answers `owner/name`. */
  repository(owner: string, wanted?: WantedRepository): Promise<string>
  /** Opens a pull request, and waits until it is judged. */
  open(repository: string, wanted?: Partial<NewPull>): Promise<Pull>
  /** Does something at GitHub, and waits until the App has drawn its conclusions. */
  after<T>(action: () => T): Promise<Awaited<T>>
  /** Resolves when all webhooks are answered and nothing is due; throws when an evaluation failed unexpectedly. */
  idle(options?: { mayFail: boolean }): Promise<void>
  /** Makes a pull request due again, as the queue would after a while. */
  again(pull: Pull, options?: { mayFail: boolean }): Promise<void>
  shows(pull: Pull): Shown
  /** What the action asked GitHub to change: methods and templates. */
  writesOf(action: () => unknown): Promise<string[]>
  /** Everything that the action asked GitHub. */
  requestsOf(action: () => unknown): Promise<string[]>
  /** Sends a webhook by hand; answers the HTTP status and the answer's text. */
  deliver(
    body: string | Uint8Array,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }>
}

export interface WantedRepository {
  /** Text of its policy file. */
  readonly policy?: string
  readonly files?: Files
  readonly private?: boolean
}

export const POLICY_PATH = '.github/compliance-patrol.yml'

export type DatabaseKind = 'PGlite' | 'PostgreSQL'

/** PostgreSQL has a process of its own; where it is not installed, there is PGlite. */
export function quickest(): DatabaseKind {
  return postgresIsExpected() ? 'PostgreSQL' : 'PGlite'
}

/** Starts it on an empty database. JIRA is for the organisation `acme` alone. */
export async function aPatrol(
  database: DatabaseKind,
  settings: Partial<Settings> = {},
  patience: Patience = {},
): Promise<TestPatrol> {
  const place = database === 'PGlite' ? await inFolder() : await onServer()
  const log = recordLog()
  const patrol = await startPatrol({ ...patience, store: place.store, log, settings })
  return {
    ...patrol,
    ...actions(patrol, log.lines),
    lines: log.lines,
    place: place.store,
    logged: message => log.parsed().filter(line => line['msg'] === message),
    async stop() {
      try {
        await patrol.stop()
      } finally {
        await place.remove()
      }
    },
  }
}

async function inFolder() {
  const folder = await aDataFolder()
  return { store: { dataDir: folder.path }, remove: async () => folder.remove() }
}

async function onServer() {
  const database = await startPostgres()
  if (database === null) throw new Error('PostgreSQL is not installed.')
  return { store: { databaseUrl: database.url }, remove: () => database.stop() }
}

let repositories = 0

function actions({ github, server, ...patrol }: Patrol, lines: readonly string[]) {
  let seen = 0

  async function idle({ mayFail } = { mayFail: false }): Promise<void> {
    const deadline = Date.now() + 30_000
    for (;;) {
      const sent = github.sent.length
      await github.settled()
      const { queued, active } = await server.store.queue.depth()
      if (!mayFail) refuseFailures()
      seen = lines.length
      if (queued + active === 0 && github.sent.length === sent) return
      if (Date.now() > deadline) throw new Error(`Still ${queued} due and ${active} in work after 30 s.`)
      // Each look is a query, on the thread that also does the work.
      await pause(30)
    }
  }

  function refuseFailures(): void {
    const failed = lines.slice(seen).find(line => line.includes('"level":"error"'))
    if (failed !== undefined) throw new Error(`An unexpected failure was logged: ${failed}`)
  }

  async function after<T>(action: () => T): Promise<Awaited<T>> {
    const answer = await action()
    await idle()
    return answer
  }

  async function asked(action: () => unknown): Promise<readonly RecordedRequest[]> {
    const mark = github.requests.length
    await after(action)
    return github.requestsSince(mark).filter(({ template }) => !template?.includes('access_tokens'))
  }

  return {
    idle,
    after,
    async repository(owner: string, { policy, files = {}, ...wanted }: WantedRepository = {}) {
      const name = `${owner}/claims-${++repositories}`
      const all = { 'README.md': 'Claims\n', 'src/app.ts': 'one\ntwo\nthree\n', ...files }
      await github.repository(name, {
        ...wanted,
        files: policy === undefined ? all : { ...all, [POLICY_PATH]: policy },
      })
      return name
    },
    open(repository: string, wanted: Partial<NewPull> = {}): Promise<Pull> {
      const head = `himanshu/change-${repositories}-${++repositories}`
      const pull = {
        by: 'himanshu',
        title: 'Add new endpoints',
        head,
        ...(wanted.headSha === undefined && { files: { 'src/endpoints.ts': 'export {}\n' } }),
        ...wanted,
      }
      return after(() => github.openPull(repository, pull))
    },
    async again(pull: Pull, options?: { mayFail: boolean }): Promise<void> {
      const key = `${pull.repository.id}#${pull.number}` as const
      const known = await server.store.pulls.get(key)
      if (known === null) throw new Error(`${key} is not known`)
      await server.store.queue.now([{ key, installationId: known.installationId }], 'sweep')
      await idle(options)
    },
    shows: (pull: Pull): Shown => shown(github, pull),
    async writesOf(action: () => unknown): Promise<string[]> {
      const requests = await asked(action)
      return requests
        .filter(({ method, template }) => method !== 'GET' && template !== '/graphql')
        .map(worded)
    },
    async requestsOf(action: () => unknown): Promise<string[]> {
      return (await asked(action)).map(worded)
    },
    async deliver(body: string | Uint8Array, headers: Record<string, string>) {
      const response = await fetch(`${server.url}/api/github/webhooks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      })
      return { status: response.status, text: await response.text() }
    },
    jira: patrol.jira,
  }
}

function worded({ method, template, path }: RecordedRequest): string {
  return `${method} ${template ?? path}`
}
