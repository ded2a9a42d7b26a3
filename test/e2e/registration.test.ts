import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startGitHub } from '../github/start-github.ts'
import { type AppProcess, startApp } from './app-process.ts'

const manifest = join(import.meta.dirname, '../../app.yml')

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

describe('npm start before there is an App', { timeout: 60_000 }, () => {
  const running: AppProcess[] = []
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'registration-'))
    copyFileSync(manifest, join(folder, 'app.yml'))
  })
  afterEach(async () => {
    for (const app of running.splice(0)) {
      app.signal('SIGKILL')
      await app.ended()
    }
    rmSync(folder, { recursive: true })
  })

  function start(environment: Readonly<Record<string, string>>): AppProcess {
    const app = startApp(environment, folder)
    running.push(app)
    return app
  }

  const isServing = (app: AppProcess) =>
    vi.waitUntil(() => app.output().includes('to register the App on GitHub.'), { timeout: 40_000 })

  test('serves a page that registers it with what app.yml asks for', async () => {
    const port = await aFreePort()
    await isServing(start({ PORT: String(port) }))
    const page = await fetch(`http://localhost:${port}/probot`).then(answer => answer.text())
    expect(page).toContain('action="https://github.com/settings/apps/new"')
    const [, manifest = ''] = /name="manifest" [^>]*value='([^']*)'/.exec(page) ?? []
    expect(JSON.parse(manifest)).toMatchObject({
      name: 'compliance-patrol',
      public: false,
      hook_attributes: { url: expect.stringMatching(/\/api\/github\/webhooks$/) },
      default_permissions: { checks: 'write', contents: 'read' },
    })
    expect(existsSync(join(folder, '.env'))).toBe(false)
  })

  test('registers it at Enterprise Server, and for an organisation', async () => {
    const port = await aFreePort()
    writeFileSync(
      join(folder, '.env'),
      `GITHUB_API_URL=https://github.acme.test/api/v3\nGH_ORG=acme\nPORT=${port}\n`,
    )
    await isServing(start({}))
    const page = await fetch(`http://localhost:${port}/probot`).then(answer => answer.text())
    expect(page).toContain('action="https://github.acme.test/organizations/acme/settings/apps/new"')
  })

  test('writes the credentials to .env, and the next start serves the App with them', async () => {
    const github = await startGitHub()
    const port = await aFreePort()
    const given = `PORT=${port}\nHOST=127.0.0.1\nGITHUB_API_URL=${github.url}\nAPP_ID=\nPRIVATE_KEY=\n`
    writeFileSync(join(folder, '.env'), given)
    const registering = start({})
    await isServing(registering)
    const credentials = { appId: String(github.appId), pem: github.privateKey, webhook_secret: 'long enough' }
    await fetch(`http://127.0.0.1:${port}/probot/import`, {
      method: 'POST',
      body: JSON.stringify(credentials),
    })
    registering.signal('SIGKILL')
    await registering.ended()

    const app = start({})
    expect(await app.listening()).toBe(`http://127.0.0.1:${port}`)
    expect(existsSync(join(folder, 'data'))).toBe(true)
    app.signal('SIGTERM')
    expect(await app.ended()).toBe(0)
    await github.stop()
  })

  test('says so when the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const app = start({ HOST: '127.0.0.1', PORT: String(port) })
    expect(await app.ended()).toBe(1)
    expect(app.errors()).toMatch(
      /^The page that registers the App cannot be served: Port \d+ is already in use\./,
    )
    taken.close()
  })

  test('says which setting is wrong', async () => {
    const app = start({ PORT: 'abc', GITHUB_API_URL: 'github.com' })
    expect(await app.ended()).toBe(2)
    expect(app.errors()).toContain('2 settings are missing or wrong.')
    expect(app.errors()).toContain('PORT            is not a port. Example: 3000')
  })
})
