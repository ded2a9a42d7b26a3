import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { aDataFolder } from '../data-folder.ts'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import type { Pull } from '../github/state.ts'
import { onPostgres, postgresIsExpected, startPostgres } from '../postgres.ts'
import { type AppProcess, startApp } from './app-process.ts'
import { isRead } from './requests.ts'
import { ourRun } from './shown.ts'

const SECRET = 'a secret of nobody but this test'

interface Place {
  readonly environment: Readonly<Record<string, string>>
  remove(): Promise<void>
}

const places: readonly { name: string; run: boolean; make: () => Promise<Place> }[] = [
  {
    name: 'PGlite',
    run: true,
    async make() {
      const folder = await aDataFolder()
      return { environment: { DATA_DIR: folder.path }, remove: async () => folder.remove() }
    },
  },
  {
    name: onPostgres(),
    run: postgresIsExpected(),
    async make() {
      const database = await startPostgres()
      if (database === null) throw new Error('PostgreSQL is not installed.')
      return { environment: { DATABASE_URL: database.url }, remove: () => database.stop() }
    },
  },
]

const running: AppProcess[] = []

/** Started with settings that work, where a test names no others. */
function start(github: EmulatedGithub, environment: Readonly<Record<string, string>>): AppProcess {
  const app = startApp({
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.url,
    HOST: '127.0.0.1',
    PORT: '0',
    ...environment,
  })
  running.push(app)
  return app
}

async function webhooksTo(github: EmulatedGithub, app: AppProcess): Promise<void> {
  github.setWebhook({ url: `${await app.listening()}/api/github/webhooks`, secret: SECRET })
}

async function aGitHub(): Promise<EmulatedGithub> {
  // The sweep is paced by what it may ask: of an enterprise's organisation, three times as much.
  const github = await startGitHub({ enterprise: true })
  github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
  await github.repository('initech/claims', { files: { 'README.md': 'Claims\n' } })
  github.install('initech')
  return github
}

function portOf(app: AppProcess): number {
  return Number(new URL(String(app.logged('Listening')[0]?.['url'])).port)
}

let opened = 0

function openPull(github: EmulatedGithub): Promise<Pull> {
  const head = `change-${++opened}`
  return github.openPull('initech/claims', { by: 'himanshu', title: 'Add it', head, files: { a: head } })
}

afterEach(async () => {
  for (const app of running.splice(0)) {
    app.signal('SIGKILL')
    await app.ended()
  }
})

for (const { name, run, make } of places) {
  describe.runIf(run)(`the process on ${name}`, { timeout: 180_000 }, () => {
    let github: EmulatedGithub
    let place: Place

    beforeAll(async () => {
      ;[github, place] = await Promise.all([aGitHub(), make()])
    })
    afterAll(async () => {
      await github.stop()
      await place.remove()
    })

    const isJudged = (pull: Pull) =>
      vi.waitUntil(() => ourRun(github, pull)?.conclusion, { timeout: 80_000, interval: 20 })

    test('signs off what it is told, ends with 0 at SIGTERM, and does what was left after its next start', async () => {
      const first = start(github, place.environment)
      await webhooksTo(github, first)
      expect(await isJudged(await openPull(github))).toBe('action_required')

      github.faults = ({ path }) => (path.includes('/pulls/') ? new Response('{}', { status: 502 }) : null)
      const left = await openPull(github)
      await github.settled()
      await vi.waitUntil(() => first.logged('Evaluation failed').length > 0, { timeout: 20_000 })
      first.signal('SIGTERM')
      expect(await first.ended()).toBe(0)
      expect(first.logged('Stopped')).toHaveLength(1)
      expect(first.errors()).toBe('')

      github.setWebhook(null)
      github.faults = null
      const second = start(github, place.environment)
      expect(await isJudged(left)).toBe('action_required')
      second.signal('SIGINT')
      expect(await second.ended()).toBe(0)
      for (const app of [first, second]) {
        for (const secret of [SECRET, ...github.tokens(), github.privateKey.split('\n')[3] ?? '-']) {
          expect(app.output()).not.toContain(secret)
        }
      }
    })

    test('learns after its start what happened while it was down: what could not be delivered, and what nobody said', async () => {
      const first = start(github, place.environment)
      await webhooksTo(github, first)
      expect(await isJudged(await openPull(github))).toBe('action_required')
      first.signal('SIGKILL')
      await first.ended()

      const undelivered = await openPull(github)
      await github.settled()
      github.setWebhook(null)
      const unheard = await openPull(github)
      // GitHub knows the address beforehand; the port is free again.
      // The secret was changed meanwhile, and GitHub is not told yet.
      const second = start(github, {
        ...place.environment,
        PORT: String(portOf(first)),
        WEBHOOK_SECRET: 'the secret after that',
        WEBHOOK_SECRET_PREVIOUS: SECRET,
      })
      github.setWebhook({ url: `http://127.0.0.1:${portOf(first)}/api/github/webhooks`, secret: SECRET })
      expect(await isJudged(undelivered)).toBe('action_required')
      await vi.waitUntil(
        () => github.attempts.some(({ redelivery, statusCode }) => redelivery && statusCode === 202),
        { timeout: 20_000 },
      )
      expect(await isJudged(unheard)).toBe('action_required')
      await vi.waitUntil(() => github.comments(unheard).length > 0, { timeout: 20_000 })
      github.setWebhook({
        url: `${await second.listening()}/api/github/webhooks`,
        secret: 'the secret after that',
      })
      expect(await isJudged(await openPull(github))).toBe('action_required')
      second.signal('SIGTERM')
      expect(await second.ended()).toBe(0)
      github.setWebhook(null)
    })

    test('finishes what it is in the middle of when it is asked to end', async () => {
      const app = start(github, place.environment)
      await webhooksTo(github, app)
      const { promise: held, resolve: release } = Promise.withResolvers<null>()
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
      github.faults = ({ method, path }) => {
        if (method !== 'POST' || !path.endsWith('/check-runs')) return null
        begin()
        return held
      }
      const pull = await openPull(github)
      await begun
      app.signal('SIGTERM')
      await vi.waitUntil(() => app.logged('Stopping').length > 0, { timeout: 20_000 })
      release(null)
      expect(await app.ended()).toBe(0)
      github.faults = null
      github.setWebhook(null)
      expect(ourRun(github, pull)?.conclusion).toBe('action_required')
      expect(github.comments(pull)).toHaveLength(1)
    })
  })
}

describe('a process whose disk takes no more', { timeout: 90_000 }, () => {
  test('acknowledges nothing more, says nothing more, ends with 1 in words, and goes on after its next start', async () => {
    const folder = await aDataFolder()
    const github = await aGitHub()
    const first = start(github, { DATA_DIR: folder.path })
    await webhooksTo(github, first)
    const soon = { timeout: 40_000, interval: 20 }
    const before = await openPull(github)
    await vi.waitUntil(() => github.comments(before).length > 0, soon)

    // The kernel refuses this process every write to a file from now on, as a broken disk does.
    execFileSync('prlimit', ['--pid', String(first.pid), '--fsize=0'])
    const [mark, heard] = [github.requests.length, github.attempts.length]
    const unheard = await openPull(github)
    expect(await first.ended()).toBe(1)
    await github.settled()
    const told = first.logged('Nothing can be kept any longer: the process ends, to be started again')
    expect(told).toMatchObject([{ level: 'fatal' }])
    expect(JSON.stringify(told)).toContain('could not be written to the disk')
    expect(first.errors()).toBe('')
    const opened = github.attempts.slice(heard).filter(({ event }) => event.event === 'pull_request')
    expect(opened.map(({ statusCode }) => statusCode >= 500)).toEqual([true])
    expect(github.requestsSince(mark).filter(request => !isRead(request))).toEqual([])

    const second = start(github, { DATA_DIR: folder.path, PORT: String(portOf(first)) })
    await vi.waitUntil(() => ourRun(github, unheard)?.conclusion, soon)
    await vi.waitUntil(() => github.comments(unheard).length > 0, soon)
    expect(github.comments(before)).toHaveLength(1)
    second.signal('SIGTERM')
    expect(await second.ended()).toBe(0)
    await github.stop()
    folder.remove()
  })
})

describe('a process that cannot start', { timeout: 60_000 }, () => {
  let github: EmulatedGithub
  let taken: Server

  beforeAll(async () => {
    github = await aGitHub()
    taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
  })
  afterAll(async () => {
    taken.close()
    await github.stop()
  })

  test('says everything that is wrong with its settings at once, in words, and ends with 2', async () => {
    const app = startApp({ APP_ID: 'seven', PRIVATE_KEY: 'ssh-rsa AAAA', PORT: 'x', JIRA_TOKEN: 't' })
    running.push(app)
    expect(await app.ended()).toBe(2)
    expect(app.output()).toBe('')
    const lines = app.errors().trim().split('\n')
    expect(lines[0]).toBe('compliance-patrol cannot start: 5 settings are missing or wrong.')
    expect(lines.map(line => line.trim().split(' ')[0])).toEqual([
      'compliance-patrol',
      'APP_ID',
      'WEBHOOK_SECRET',
      'PORT',
      'PRIVATE_KEY',
      'JIRA_URL',
      'Every',
    ])
    expect(app.errors()).toContain('(it begins with “ssh-rsa”)')
    expect(app.errors()).not.toContain('AAAA')
  })

  test('says that its file of settings cannot be read, and ends with 2', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'))
    mkdirSync(join(folder, '.env'))
    const app = startApp({}, folder)
    running.push(app)
    expect(await app.ended()).toBe(2)
    expect(app.errors()).toMatch(/^compliance-patrol cannot start: \.env could not be read: /)
    rmSync(folder, { recursive: true })
  })

  test('in production without any settings says where a new App can be registered', async () => {
    const app = startApp({ NODE_ENV: 'production' })
    running.push(app)
    expect(await app.ended()).toBe(2)
    expect(app.errors()).toContain('start without NODE_ENV=production')
  })

  test.each<[string, () => Record<string, string>, string]>([
    ['its port is taken', () => ({ PORT: String((taken.address() as { port: number }).port) }), 'EADDRINUSE'],
    [
      'GitHub does not know its key',
      () => ({ APP_ID: '4711' }),
      'for the App itself. Look at GITHUB_API_URL, APP_ID and PRIVATE_KEY.',
    ],
    [
      'its folder is a file',
      () => ({ DATA_DIR: import.meta.filename }),
      `Look at DATA_DIR (${import.meta.filename}).`,
    ],
    [
      'the database does not answer',
      () => ({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
      'What is kept cannot be opened: connect ECONNREFUSED 127.0.0.1:1. Look at DATABASE_URL.',
    ],
  ])('since %s ends with 1 and says so', async (_, environment, words) => {
    const folder = await aDataFolder()
    const app = start(github, { DATA_DIR: folder.path, ...environment() })
    expect(await app.ended()).toBe(1)
    const [line] = app.logged('Cannot start')
    expect(line).toMatchObject({ level: 'fatal' })
    expect(JSON.stringify(line)).toContain(words)
    folder.remove()
  })

  test('since another process has its folder says so, and leaves that one alone', async () => {
    const folder = await aDataFolder()
    const first = start(github, { DATA_DIR: folder.path })
    await first.listening()
    const second = start(github, { DATA_DIR: folder.path })
    expect(await second.ended()).toBe(1)
    expect(JSON.stringify(second.logged('Cannot start'))).toContain('another compliance-patrol already uses')
    expect(await fetch(`${await first.listening()}/readyz`).then(answer => answer.text())).toBe('ready')
    first.signal('SIGTERM')
    expect(await first.ended()).toBe(0)
    folder.remove()
  })
})
