import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { npmStart } from './npm-start.ts'
import type { Usage } from './watch-process.ts'

/** The server as `npm start` starts it, in a process of its own. */
export interface ServerProcess {
  readonly url: string
  usage(): Promise<Usage>
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>
}

const WATCH = new URL('watch-process.ts', import.meta.url).href
/** What a request to GitHub takes. */
const GITHUB_MS = 250

/**
 * @param database what the server's environment says of its store.
 * @param profile folder for a processor profile; `null`: none is made.
 */
export async function startServer(
  database: Readonly<Record<string, string>>,
  secret: string,
  profile: string | null,
): Promise<ServerProcess> {
  const github = await silentGitHub()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { environment, flags, program } = npmStart()
  const child = spawn(
    process.execPath,
    [
      ...flags,
      '--import',
      WATCH,
      ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
      program,
    ],
    {
      env: {
        ...environment,
        PATH: process.env['PATH'] ?? '',
        APP_ID: '4711',
        PRIVATE_KEY: String(privateKey.export({ type: 'pkcs1', format: 'pem' })),
        WEBHOOK_SECRET: secret,
        GITHUB_API_URL: github.url,
        HOST: '127.0.0.1',
        PORT: '0',
        ...database,
      },
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  const url = await listening(child)
  return {
    url,
    async usage() {
      child.send('usage')
      const [usage] = await once(child, 'message')
      return usage as Usage
    },
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
      github.close()
    },
  }
}

async function listening(child: ChildProcess): Promise<string> {
  let output = ''
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  child.stdout?.on('data', (chunk: Buffer) => {
    if (output === 'read') return
    output += chunk.toString()
    const url = /"url":"([^"]+)"[^\n]*"msg":"Listening"/.exec(output)?.[1]
    if (url === undefined) return
    output = 'read'
    resolve(url)
  })
  child.once('exit', code => reject(new Error(`The server ended with ${code}: ${output}`)))
  return promise
}

/** Knows the App, and answers all else after a while with 502: evaluations run beside intake, and end in nothing. */
async function silentGitHub(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume()
    response.setHeader('content-type', 'application/json')
    if (request.url === '/app') {
      response.end(JSON.stringify({ id: 4711, slug: 'compliance-patrol' }))
      return
    }
    setTimeout(() => response.writeHead(502).end('{}'), GITHUB_MS)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
