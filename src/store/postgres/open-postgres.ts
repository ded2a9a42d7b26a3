import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { StoreError } from '../store-error.ts'
import type { Tables } from '../tables.ts'

const OLDEST = 15
const CONNECTIONS = 10
const CONNECTIONS_OF_QUEUE = 4
const CONNECT_TIMEOUT_MS = 10_000

/**
 * Opens a PostgreSQL database, which any number of replicas may share.
 * @throws StoreError when the server is older than PostgreSQL 15; the driver's error when it cannot be reached.
 */
export async function openPostgres(databaseUrl: string, log: Log): Promise<Database> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'compliance-patrol',
    keepAlive: true,
  })
  // Without a listener, a server that goes away while a connection is idle would end the process.
  pool.on('error', error => log.warn({ err: error }, 'A connection to PostgreSQL broke'))
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseOldServer(kysely)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    kind: 'postgres',
    kysely,
    boss: {
      connectionString: databaseUrl,
      backend: 'postgres',
      max: CONNECTIONS_OF_QUEUE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'compliance-patrol queue',
      useListenNotify: true,
    },
    soleOwner: false,
    attached: false,
    close: () => pool.end(),
  }
}

async function refuseOldServer(kysely: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ server_version_num: string; server_version: string }>`
    select current_setting('server_version_num') as server_version_num,
      current_setting('server_version') as server_version`.execute(kysely)
  const [version] = rows
  if (version !== undefined && Number(version.server_version_num) >= OLDEST * 10_000) return
  throw new StoreError(
    `DATABASE_URL names a PostgreSQL ${version?.server_version ?? 'of an unknown version'}; ${OLDEST} or newer is needed.`,
  )
}
