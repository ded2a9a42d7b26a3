import { createHmac } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import type { Faults } from '../github/server.ts'
import type { CheckRun, Pull } from '../github/state.ts'
import type { WebhookEvent } from '../github/webhooks.ts'
import { onPostgres, postgresIsExpected, startPostgres, type TestDatabase } from '../postgres.ts'
import { type AppProcess, startApp } from './app-process.ts'
import { ourComment, ourRun } from './shown.ts'

/** `npm run soak`. */
const IS_LONG = process.env['SOAK_ROUNDS'] !== undefined
const EVENTS = IS_LONG ? 500 : 80
const PULLS = IS_LONG ? 20 : 12
/** Has the same head as the one before it: both show on one commit. */
const SHARING = PULLS - 1
/** As many as there are evaluations at a time: 4 in each of three replicas. */
const WORKERS = 12
/** A dead worker's key is due again after 10 to 13 s, and its evaluation takes a second. */
const MOST_SECONDS = 30
/** Of all events those that make a pull request due. */
const HANDLED = new Set(['pull_request', 'pull_request_review', 'issue_comment'])
const SECRET = 'a secret of nobody but this test'
const REPOSITORY = 'initech/claims'

describe.runIf(postgresIsExpected())(`three replicas on one ${onPostgres()}`, { timeout: 180_000 }, () => {
  let github: EmulatedGithub
  let database: TestDatabase
  let replicas: AppProcess[] = []
  let told: Sender
  const pulls: Pull[] = []
  const heads = new Set<string>()

  async function open(): Promise<void> {
    const n = pulls.length + 1
    const before = pulls.at(-1)
    const change = n === SHARING && before ? { headSha: before.headSha } : { files: { [`a-${n}`]: '0' } }
    const wanted = { by: 'himanshu', title: `Add file ${n}`, head: `change-${n}`, ...change }
    const pull = await github.openPull(REPOSITORY, wanted)
    pulls.push(pull)
    heads.add(pull.headSha)
  }

  async function push(pull: Pull): Promise<void> {
    const files = { [`a-${pull.number}`]: String(heads.size) }
    heads.add(await github.push(pull, { by: 'himanshu', files }))
  }

  /** What was interrupted on a head is mended only while that head stands: most heads do. */
  const pushSome = (pull: Pull) => (pull.number % 4 === 0 ? push(pull) : undefined)

  const steps: readonly ((pull: Pull) => unknown)[] = [
    pull => github.comment(pull, { by: 'alex', body: 'Why?' }),
    pushSome,
    pull => github.review(pull, { by: 'alex', state: 'APPROVED' }),
    pull => github.edit(pull, { by: 'himanshu', title: `Add files, now ${heads.size}` }),
    pull => github.review(pull, { by: 'alex', state: 'CHANGES_REQUESTED' }),
  ]

  const tell = () => told.send(github.held.splice(0))

  async function happenUntil(events: number): Promise<void> {
    for (let i = 0; told.events() < events; i++) {
      const pull = pulls[i % pulls.length]
      if (pull !== undefined) await steps[Math.floor(i / pulls.length) % steps.length]?.(pull)
      tell()
    }
  }

  beforeAll(async () => {
    const [made, emulated] = await Promise.all([startPostgres(), startGitHub()])
    if (made === null) throw new Error('PostgreSQL is not installed.')
    database = made
    github = emulated
    github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
    await github.repository(REPOSITORY, { files: { 'README.md': 'Claims\n' } })
    github.install('initech')
    github.events = 'hold'
    replicas = [1, 2, 3].map(() => start(github, database))
    told = sender(await Promise.all(replicas.map(replica => replica.listening())))
    while (pulls.length < PULLS / 2) await open()
    tell()
  })
  afterAll(async () => {
    for (const replica of replicas) {
      replica.signal('SIGKILL')
      await replica.ended()
    }
    await github.stop()
    await database.stop()
  })

  test('of which one is killed amid its writes leave one comment, one check run on a head, and the right verdict', async () => {
    await happenUntil(EVENTS / 3)
    const writes = holdWrites(github)
    for (const pull of pulls) await push(pull)
    while (pulls.length < PULLS) await open()
    tell()
    // Now every worker of every replica is in the middle of a write, but one may wait for the commit that two share.
    await vi.waitUntil(() => writes.held() >= WORKERS - 1, { timeout: 30_000, interval: 20 })
    const [victim] = replicas
    victim?.signal('SIGKILL')
    await victim?.ended()
    writes.release()

    await happenUntil(EVENTS - PULLS)
    for (const pull of pulls) {
      await pushSome(pull)
      github.review(pull, { by: 'alex', state: isApproved(pull) ? 'APPROVED' : 'CHANGES_REQUESTED' })
    }
    tell()
    await told.all()
    expect(told.events()).toBeGreaterThanOrEqual(EVENTS)

    expect(await recovered(database)).toBeGreaterThan(0)
    for (const pull of pulls) {
      // Both throw where there are two.
      const shown = { run: ourRun(github, pull)?.conclusion, comment: ourComment(github, pull)?.body }
      const others = pulls.filter(({ headSha }) => headSha === pull.headSha)
      expect(shown, `#${pull.number}`).toEqual({
        run: others.every(isApproved) ? 'success' : 'action_required',
        comment: expect.stringContaining(isApproved(pull) ? 'peer review completed' : 'waits for'),
      })
    }
    const isOurs = ({ suite }: CheckRun) => suite.app.slug === github.slug
    const runs = [...heads].map(sha => github.checkRuns({ repository: REPOSITORY, sha }).filter(isOurs))
    expect(runs.filter(({ length }) => length > 1)).toEqual([])
  })
})

const isApproved = ({ number }: Pull) => number % 2 === 0

function start(github: EmulatedGithub, { url }: TestDatabase): AppProcess {
  return startApp({
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.url,
    DATABASE_URL: url,
    HOST: '127.0.0.1',
    PORT: '0',
  })
}

interface Sender {
  send(events: readonly WebhookEvent[]): void
  /** How many were sent. */
  events(): number
  /** Resolves when all were taken. */
  all(): Promise<unknown>
}

/** Delivers as a load balancer does: to one replica after the other, and what one does not take, to the next. */
function sender(urls: readonly string[]): Sender {
  const answers: Promise<void>[] = []
  let next = 0

  async function deliver({ event, guid, payload }: WebhookEvent): Promise<void> {
    const body = JSON.stringify(payload)
    const headers = {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': guid,
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    }
    const first = next++
    for (let i = first; i < first + urls.length; i++) {
      const url = `${urls[i % urls.length]}/api/github/webhooks`
      const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null)
      if (answer?.status === 202) return
    }
    throw new Error('No replica took an event.')
  }

  return {
    send: events => void answers.push(...events.filter(({ event }) => HANDLED.has(event)).map(deliver)),
    events: () => answers.length,
    all: () => Promise.all(answers),
  }
}

/**
 * Holds what is to be written to GitHub: of check runs and half of the comments the answer, of the others the
 * request. Every third check run is let through, so that there are comments.
 */
function holdWrites(github: EmulatedGithub) {
  const { promise: released, resolve } = Promise.withResolvers<void>()
  let runs = 0
  let held = 0
  const faults: Faults = ({ method, path }) => {
    if (method === 'GET' || path === '/graphql' || path.endsWith('/access_tokens')) return null
    const isRun = path.endsWith('/check-runs')
    if (isRun && runs++ % 3 === 0) return null
    return held++ % 2 === 0 || isRun ? { late: released } : released.then(() => null)
  }
  github.faults = faults
  return {
    held: () => held,
    release() {
      github.faults = null
      resolve()
    },
  }
}

/** Waits until nothing is due; answers how many keys had been in work at the one that was killed. */
async function recovered({ url }: TestDatabase): Promise<number> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const jobs = async (which: string) => {
    const select = 'select singleton_key as key, state, start_after > now() as delayed from pgboss.job'
    return (await client.query<{ key: string }>(`${select} where name = 'pull-request' and ${which}`)).rows
  }
  await vi.waitFor(async () => expect(await jobs("state <= 'active'")).toEqual([]), {
    timeout: MOST_SECONDS * 1000,
    interval: 100,
  })
  const repeated = await jobs('retry_count > 0')
  await client.end()
  return repeated.length
}
