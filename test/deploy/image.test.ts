import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import { lastStage, wordsOf } from './dockerfile.ts'

const root = join(import.meta.dirname, '../..')
const image = lastStage(join(root, 'Dockerfile'))

/** Who `USER node` is in Node's images. https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user */
const NODE_USER = 1000
const isRoot = process.getuid?.() === 0
const user = isRoot ? { uid: NODE_USER, gid: NODE_USER } : {}

/** There may be no Docker here: what the last stage of the Dockerfile does is done in a folder. */
describe('the image', { timeout: 60_000 }, () => {
  const place = mkdtempSync(join(tmpdir(), 'image-'))
  const [app, data, temporary] = [join(place, 'app'), join(place, 'data'), join(place, 'tmp')]
  let node = process.execPath
  let github: EmulatedGithub
  let server: ChildProcess
  let output = ''
  let environment: Record<string, string> = {}

  beforeAll(async () => {
    makeFolders()
    github = await startGitHub()
    const port = String(await freePort())
    environment = {
      PATH: process.env['PATH'] ?? '',
      TMPDIR: temporary,
      ...ENV(),
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      GITHUB_CLIENT_ID: github.client.id,
      GITHUB_CLIENT_SECRET: github.client.secret,
      DATA_DIR: data,
      APP_ID: String(github.appId),
      PRIVATE_KEY: github.privateKey.replaceAll('\n', '\\n'),
      WEBHOOK_SECRET: 'a secret of nobody but this test',
      GITHUB_API_URL: github.url,
    }
    server = inImage(wordsOf(image, 'CMD'))
    server.stdout?.on('data', chunk => (output += String(chunk)))
    server.stderr?.on('data', chunk => (output += String(chunk)))
    await vi.waitUntil(() => output.includes('"msg":"Listening"'), { timeout: 40_000 })
  }, 60_000)

  afterAll(async () => {
    server.kill('SIGKILL')
    await github.stop()
    rmSync(place, { recursive: true, force: true })
  })

  function makeFolders(): void {
    for (const folder of [app, temporary]) mkdirSync(folder)
    for (const { text } of image.filter(({ name }) => name === 'COPY')) copy(text.split(' '))
    const [command = ''] = image.filter(({ name }) => name === 'RUN').map(({ text }) => text)
    const owner = isRoot ? `--owner=${NODE_USER} --group=${NODE_USER}` : ''
    const here = command.replace('--owner=node --group=node', owner).replace(/\/data$/, data)
    execFileSync('sh', ['-c', here])
    execFileSync('chmod', ['-R', 'a+rX,a-w', app])
    execFileSync('chmod', ['a+rx', place])
    if (isRoot) chownSync(temporary, NODE_USER, NODE_USER)
  }

  function copy(words: readonly string[]): void {
    const [from = '', ...rest] = words
    if (from === '--from=dependencies') return provideModules()
    const to = rest.at(-1) ?? ''
    for (const file of words.slice(0, -1)) {
      cpSync(join(root, file), to === './' ? join(app, file) : join(app, to), { recursive: true })
    }
  }

  /** Those of the checkout; as a copy where the image's user cannot reach them. */
  function provideModules(): void {
    const modules = join(root, 'node_modules')
    if (isReadable(process.execPath)) return symlinkSync(modules, join(app, 'node_modules'))
    cpSync(modules, join(app, 'node_modules'), { recursive: true, verbatimSymlinks: true })
    node = process.execPath.replace(modules, join(app, 'node_modules'))
  }

  function isReadable(file: string): boolean {
    try {
      execFileSync('test', ['-r', file], user)
      return true
    } catch {
      return false
    }
  }

  function ENV(): Record<string, string> {
    const pairs = image.filter(({ name }) => name === 'ENV').flatMap(({ text }) => text.split(' '))
    return Object.fromEntries(pairs.map(pair => pair.split('=')))
  }

  function inImage([program = '', ...words]: readonly string[]): ChildProcess {
    expect(program).toBe('node')
    return spawn(node, words, { cwd: app, env: environment, ...user, stdio: ['ignore', 'pipe', 'pipe'] })
  }

  test('belongs to root, and runs as somebody else', () => {
    expect(image.findLast(({ name }) => name === 'USER')?.text).toBe('node')
    const before = image.slice(
      0,
      image.findIndex(({ name }) => name === 'USER'),
    )
    expect(before.filter(({ name }) => name === 'COPY').filter(({ text }) => text.includes('chown'))).toEqual(
      [],
    )
  })

  test('is started as `npm start` does it', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: { start: string }
    }
    const words = scripts.start.split(' ')
    const node = words.indexOf('node')
    expect(words.slice(node)).toEqual(wordsOf(image, 'CMD'))
    expect(Object.entries(ENV()).map(pair => pair.join('='))).toEqual(
      expect.arrayContaining(words.slice(0, node)),
    )
  })

  test('serves, and is healthy and ready', async () => {
    const url = `http://127.0.0.1:${environment['PORT']}`
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const [code] = await once(inImage(wordsOf(image, 'HEALTHCHECK')), 'exit')
    expect(code).toBe(0)
  })

  test('has what the pages load', async () => {
    const url = `http://127.0.0.1:${environment['PORT']}`
    const page = await (await fetch(url)).text()
    const loaded = [...page.matchAll(/ (?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path)
    expect(loaded.length).toBeGreaterThan(1)
    for (const path of loaded) expect((await fetch(`${url}${path}`)).status).toBe(200)
  })

  test('says that it is not healthy when nothing answers', async () => {
    const port = String(await freePort())
    environment = { ...environment, PORT: port }
    const [code] = await once(inImage(wordsOf(image, 'HEALTHCHECK')), 'exit')
    expect(code).toBe(1)
  })

  test('writes to its volume and to the folder for temporary files alone', () => {
    expect(readdirSync(data).length).toBeGreaterThan(0)
    expect(statSync(data).mode & 0o777).toBe(0o700)
    expect(readdirSync(place).sort()).toEqual(['app', 'data', 'tmp'])
    const started = statSync(join(app, 'package.json')).ctimeMs
    expect(readdirSync(app).filter(file => statSync(join(app, file)).mtimeMs > started + 60_000)).toEqual([])
  })

  test('ends with 0 when it is told to', async () => {
    server.kill('SIGTERM')
    const [code] = await once(server, 'exit')
    expect(code).toBe(0)
    expect(output).toContain('"msg":"Stopped"')
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
