import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { onceARun } from './once-a-run.ts'

const run = promisify(execFile)

/** A database of its own on the run's PostgreSQL server. */
export interface TestDatabase {
  readonly url: string
  stop(): Promise<void>
}

/** Where Debian installs the programs; the newest of several; `null`: nowhere. */
export function programs(): string | null {
  return globSync('/usr/lib/postgresql/*/bin').sort().at(-1) ?? null
}

/** False where PostgreSQL's tests cannot run; with `CI=true` they then run all the same, and fail. */
export function postgresIsExpected(): boolean {
  return programs() !== null || process.env['CI'] === 'true'
}

/** What a suite that needs PostgreSQL is called, so that one that did not run names itself. */
export function onPostgres(): string {
  return postgresIsExpected() ? 'PostgreSQL' : 'PostgreSQL (not run: it is not installed)'
}

/**
 * A new, empty database on a server that the test files of a run share.
 * @returns `null` where PostgreSQL is not installed.
 * @throws Error with `CI=true` and no PostgreSQL.
 */
export async function startPostgres(): Promise<TestDatabase | null> {
  const bin = programs()
  if (bin === null && process.env['CI'] === 'true')
    throw new Error('PostgreSQL is not installed, and CI=true asks for it.')
  if (bin === null) return null
  const port = await onceARun('postgres', folder => startServer(bin, folder))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(port, `create database ${name}`)
  return {
    url: urlOf(port, name),
    stop: () => onServer(port, `drop database ${name} with (force)`),
  }
}

/** A server of its own, for a test that takes it away. */
export interface TestServer {
  /** Of its database. */
  readonly url: string
  /** As a machine that goes away: nobody is told. */
  stop(): Promise<void>
  /** On the same port, with what it had. */
  start(): Promise<void>
}

/** A server of its own in `folder`, which does not exist yet; `null` where PostgreSQL is not installed. */
export async function startOwnPostgres(folder: string): Promise<TestServer | null> {
  const bin = programs()
  if (bin === null) return null
  const port = await startServer(bin, folder)
  return {
    url: urlOf(port, 'postgres'),
    async stop() {
      await run(join(bin, 'pg_ctl'), ['stop', '-D', folder, '-m', 'immediate', '-w'], account())
    },
    start: () => startOn(bin, folder, port),
  }
}

/** Ends the server that a test file of the run started, if one did. */
export async function stopSharedServer(runFolder: string): Promise<void> {
  const bin = programs()
  const folder = join(runFolder, 'postgres')
  if (bin === null || !existsSync(join(folder, 'postmaster.pid'))) return
  await run(join(bin, 'pg_ctl'), ['stop', '-D', folder, '-m', 'immediate', '-w'], account())
}

async function startServer(bin: string, folder: string): Promise<string> {
  const { uid, gid } = account()
  mkdirSync(folder, { mode: 0o700 })
  if (uid !== undefined && gid !== undefined) {
    chownSync(folder, uid, gid)
    // The folder of the run belongs to root; PostgreSQL's user has to get through it.
    await run('chmod', ['711', join(folder, '..')])
  }
  await run(
    join(bin, 'initdb'),
    ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    account(),
  )
  const port = String(await freePort())
  await startOn(bin, folder, port)
  return port
}

async function startOn(bin: string, folder: string, port: string): Promise<void> {
  // Nothing here outlives the run, so nothing needs to be on a disk.
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200`
  await run(
    join(bin, 'pg_ctl'),
    ['start', '-D', folder, '-w', '-l', join(folder, 'log'), '-o', options],
    account(),
  )
}

/** PostgreSQL refuses to run as root: root runs it as Debian's user for it. */
function account(): { uid?: number; gid?: number; cwd: string } {
  if (process.getuid?.() !== 0) return { cwd: '/' }
  const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m)
  if (line === null) throw new Error('There is no user “postgres” to run PostgreSQL as.')
  return { uid: Number(line[1]), gid: Number(line[2]), cwd: '/' }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port.')
  return address.port
}

async function onServer(port: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(port, 'postgres') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function urlOf(port: string, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`
}
