import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { locksOfServer } from '../named-locks.ts'
import { StoreError } from '../store-error.ts'
import type { Tables } from '../tables.ts'

const OLDEST = 15
const CONNECTIONS = 10
const CONNECTIONS_OF_QUEUE = 4
/** One for each name that is locked at a moment; opened when needed, closed when idle. */
const CONNECTIONS_OF_LOCKS = 20
const CONNECT_TIMEOUT_MS = 10_000

/**
 * Opens a PostgreSQL database, which any number of replicas may share.
 * @throws StoreError when the server is older than PostgreSQL 15; the driver's error when it cannot be reached.
 */
export async function openPostgres(databaseUrl: string, log: Log): Promise<Database> {
  const pool = createPool(databaseUrl, CONNECTIONS, log)
  const lockPool = createPool(databaseUrl, CONNECTIONS_OF_LOCKS, log)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  async function close(): Promise<void> {
    await Promise.all([pool.end(), lockPool.end()])
  }
  try {
    await refuseOldServer(kysely)
  } catch (error) {
    await close()
    throw error
  }
  return {
    kind: 'postgres',
    kysely,
    first: kysely,
    locks: locksOfServer(lockPool),
    boss: { ...connection(databaseUrl, CONNECTIONS_OF_QUEUE), backend: 'postgres', useListenNotify: true },
    soleOwner: false,
    attached: false,
    close,
  }
}

interface ConnectionSettings {
  readonly connectionString: string
  readonly max: number
  readonly connectionTimeoutMillis: number
  readonly application_name: string
}

function connection(databaseUrl: string, max: number): ConnectionSettings {
  return {
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'compliance-patrol',
  }
}

function createPool(databaseUrl: string, max: number, log: Log): Pool {
  const pool = new Pool({ ...connection(databaseUrl, max), keepAlive: true })
  // Without a listener, a server that goes away while a connection is idle would end the process.
  pool.on('error', error => log.warn({ err: error }, 'A connection to PostgreSQL broke'))
  // The pool listens while a connection is idle only; whoever uses one hears of its end from the next query.
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** @param versionNumber `server_version_num`, such as “150004” for 15.4. */
export function tooOld(versionNumber: string): boolean {
  return !(Number(versionNumber) >= OLDEST * 10_000)
}

async function refuseOldServer(kysely: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ server_version_num: string; server_version: string }>`
    select current_setting('server_version_num') as server_version_num,
      current_setting('server_version') as server_version`.execute(kysely)
  const [version] = rows
  if (version !== undefined && !tooOld(version.server_version_num)) return
  throw new StoreError(
    `DATABASE_URL names a PostgreSQL ${version?.server_version ?? 'of an unknown version'}; ${OLDEST} or newer is needed.`,
  )
}
