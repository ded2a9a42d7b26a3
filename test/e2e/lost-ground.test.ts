import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { aDataFolder, anEmptyFolder, type DataFolder } from '../data-folder.ts'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import type { Pull } from '../github/state.ts'
import { onPostgres, postgresIsExpected, startOwnPostgres } from '../postgres.ts'
import { type AppProcess, startApp } from './app-process.ts'
import { ourRun } from './shown.ts'

const SECRET = 'a secret of nobody but this test'
const MB = 2 ** 20

/** A file system of its own for one process: Linux, where it lets users have one. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

const running: AppProcess[] = []
let github: EmulatedGithub

beforeAll(async () => {
  github = await startGitHub()
  github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
  await github.repository('initech/claims', { files: { 'README.md': 'Claims\n' } })
  github.install('initech')
})
afterEach(async () => {
  github.setWebhook(null)
  for (const app of running.splice(0)) {
    app.signal('SIGKILL')
    await app.ended()
  }
})
afterAll(() => github.stop())

async function start(environment: Readonly<Record<string, string>>, through: readonly string[] = []) {
  const settings = {
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.url,
    HOST: '127.0.0.1',
    PORT: '0',
    ...environment,
  }
  const app = startApp(settings, undefined, through)
  running.push(app)
  const url = await app.listening()
  github.setWebhook({ url: `${url}/api/github/webhooks`, secret: SECRET })
  return { app, url }
}

let opened = 0

function openPull(): Promise<Pull> {
  const head = `change-${++opened}`
  return github.openPull('initech/claims', { by: 'himanshu', title: 'Add it', head, files: { [head]: head } })
}

const isJudged = (pull: Pull) =>
  vi.waitUntil(() => ourRun(github, pull)?.conclusion, { timeout: 40_000, interval: 20 })

async function readiness(url: string): Promise<string> {
  const answer = await fetch(`${url}/readyz`)
  return `${answer.status} ${await answer.text()}`
}

const READY = '200 ready'
const NOT_READY = '503 The store cannot be reached.'

const becomes = (url: string, wanted: string) =>
  vi.waitFor(async () => expect(await readiness(url)).toBe(wanted), { timeout: 30_000, interval: 100 })

interface Heard {
  readonly pull: Pull
  readonly status: number | null
  readonly again: () => Promise<unknown>
}

/** A pull request is opened, of which nobody is told but once, and the answer to that. */
async function heard(): Promise<Heard> {
  github.events = 'hold'
  const pull = await openPull()
  github.events = 'deliver'
  const event = github.held.splice(0).find(each => each.event === 'pull_request')
  if (event === undefined) throw new Error('no event')
  return { pull, status: await event.deliver(), again: () => event.deliver() }
}

async function goesOn({ pull, again }: Heard, before: Pull): Promise<void> {
  await again()
  expect(await isJudged(pull)).toBe('action_required')
  github.review(before, { by: 'alex', state: 'APPROVED' })
  await vi.waitUntil(() => ourRun(github, before)?.conclusion === 'success', { timeout: 40_000 })
  await vi.waitUntil(() => [pull, before].every(each => github.comments(each).length === 1), {
    timeout: 40_000,
  })
}

describe.runIf(canMount)(
  `a disk that is full${canMount ? '' : ' (not run: no file system can be mounted here)'}`,
  { timeout: 120_000 },
  () => {
    let template: DataFolder
    let mount: DataFolder

    beforeAll(async () => {
      template = await aDataFolder()
      mount = anEmptyFolder()
    })
    afterAll(() => {
      template.remove()
      mount.remove()
    })

    /** Becomes the command, with a disk of `size` MB on `mount`, which holds the folder. */
    function onDisk(size: number): readonly string[] {
      const copy = `mount -t tmpfs -o size=${size}m none ${mount.path} && cp -a ${template.path} ${mount.path}/data`
      return ['unshare', '-rm', 'sh', '-c', `${copy} && exec "$@"`, 'sh']
    }

    test('keeps the App from acknowledging what it cannot keep, and it goes on by itself when there is room again', async () => {
      const dataDir = join(mount.path, 'data')
      const { app, url } = await start({ DATA_DIR: dataDir }, onDisk(240))
      const before = await openPull()
      expect(await isJudged(before)).toBe('action_required')
      // To its end: what it cannot say of itself any more would be found 30 s later.
      await vi.waitUntil(() => app.logged('Verdict').length > 0, { timeout: 10_000 })
      await becomes(url, READY)
      // As the process sees it.
      const filler = join('/proc', String(app.pid), 'root', mount.path, 'filler')
      fill(filler)
      const event = await heard()
      expect(event.status).toBe(503)
      await becomes(url, NOT_READY)
      expect(ourRun(github, event.pull)).toBeNull()
      // The answer can be here before the line is.
      const said = await vi.waitUntil(() => app.logged('Not ready').at(-1), { timeout: 10_000 })
      expect(JSON.stringify(said)).toMatch(/the disk of .+ is full: \d+ MB are free/)
      rmSync(filler)
      await becomes(url, READY)
      await goesOn(event, before)
      app.signal('SIGTERM')
      expect(await app.ended()).toBe(0)
    })

    test('keeps the App from starting, with a sentence that says so', async () => {
      const app = startApp(
        {
          APP_ID: String(github.appId),
          PRIVATE_KEY: github.privateKey.replaceAll('\n', '\\n'),
          WEBHOOK_SECRET: SECRET,
          GITHUB_API_URL: github.url,
          DATA_DIR: join(mount.path, 'data'),
          PORT: '0',
        },
        undefined,
        onDisk(100),
      )
      running.push(app)
      expect(await app.ended()).toBe(1)
      expect(JSON.stringify(app.logged('Cannot start'))).toContain('at least 128 MB are needed')
    })
  },
)

/** To the last byte. */
function fill(path: string): void {
  const part = Buffer.alloc(MB)
  for (;;) {
    try {
      writeFileSync(path, part, { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return
      throw error
    }
  }
}

describe.runIf(postgresIsExpected())(
  `a database that is gone for a while, on ${onPostgres()}`,
  { timeout: 120_000 },
  () => {
    test('keeps the App from acknowledging what it cannot keep, and it goes on by itself when the database is back', async () => {
      const folder = anEmptyFolder()
      const server = await startOwnPostgres(join(folder.path, 'postgres'))
      if (server === null) throw new Error('PostgreSQL is not installed.')
      try {
        const { app, url } = await start({ DATABASE_URL: server.url })
        const before = await openPull()
        expect(await isJudged(before)).toBe('action_required')
        // What is in work when the database goes is due again after its heartbeat: half a minute.
        await vi.waitUntil(() => app.logged('Verdict').length > 0)
        await server.stop()
        const event = await heard()
        expect(event.status).toBe(503)
        await becomes(url, NOT_READY)
        expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok')
        await server.start()
        await becomes(url, READY)
        await goesOn(event, before)
        app.signal('SIGTERM')
        expect(await app.ended()).toBe(0)
      } finally {
        await server.stop().catch(() => {})
        folder.remove()
      }
    })
  },
)
