import { setTimeout as pause } from 'node:timers/promises'
import { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { locksOfProcess } from '../named-locks.ts'
import { poolDatabase } from '../postgres/pool-database.ts'
import type { Tables } from '../tables.ts'
import { findSocketPath } from './socket-path.ts'

/** The owner of the lock may just be starting: creating a database takes some seconds. */
const ATTEMPTS = 40
const BETWEEN_ATTEMPTS_MS = 250

/**
 * Reaches the database of a folder through the socket of the process that owns it.
 * @returns `null` when nobody answers there.
 */
export async function attachTo(folder: string, log: Log): Promise<Database | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const pool = poolAt(findSocketPath(folder), log)
    if (await answers(pool)) return guestOf(pool)
    await pool.end()
    await pause(BETWEEN_ATTEMPTS_MS)
  }
  return null
}

function poolAt(path: string, log: Log): Pool {
  // One connection: a second of the same process could only wait for the first.
  const pool = new Pool({
    user: 'postgres',
    database: 'postgres',
    max: 1,
    stream: () => connectingTo(path),
  })
  pool.on('error', error => log.warn({ err: error }, 'The connection to the running server broke'))
  return pool
}

/** `pg` would put the path together from a folder and a port; this takes it as it is. */
function connectingTo(path: string): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket)
  socket.connect = () => connect({ path })
  return socket
}

async function answers(pool: Pool): Promise<boolean> {
  try {
    await pool.query('select 1')
    return true
  } catch {
    return false
  }
}

function guestOf(pool: Pool): Database {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'pglite',
    kysely,
    first: kysely,
    locks: locksOfProcess(),
    boss: { db: poolDatabase(pool), backend: 'pglite' },
    soleOwner: false,
    attached: true,
    close: () => pool.end(),
  }
}
