import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { locksOfProcess } from '../named-locks.ts'
import type { Tables } from '../tables.ts'
import { bossDatabase, poolOfOne } from './connections.ts'
import { ensureDatabase } from './create-database.ts'
import { createMutex } from '../mutex.ts'
import { openPglite } from './open-pglite.ts'
import { serveSocket } from './serve-socket.ts'
import { makeSocketPath, removeSocket } from './socket-path.ts'

/** PGlite has no autovacuum, and rows of the queue change all the time. */
const VACUUM_EVERY_MS = 10 * 60_000

/**
 * Opens the embedded database of a folder whose lock the caller holds, and serves its socket.
 * @param release gives the folder's lock back; called last by `close`, and when opening fails.
 */
export async function openEmbedded(folder: string, release: () => void, log: Log): Promise<Database> {
  try {
    const pglite = await openPglite(await ensureDatabase(folder))
    return await serve(pglite, folder, release, log)
  } catch (error) {
    release()
    throw error
  }
}

async function serve(pglite: PGlite, folder: string, release: () => void, log: Log): Promise<Database> {
  const mutex = createMutex()
  const path = makeSocketPath(folder)
  const server = await serveSocket({ pglite, mutex, path, log })
  const boss = bossDatabase(pglite, mutex)
  const vacuum = setInterval(() => {
    boss.executeSql('VACUUM').catch(error => log.warn({ err: error }, 'Vacuum failed'))
  }, VACUUM_EVERY_MS).unref()

  async function close(): Promise<void> {
    clearInterval(vacuum)
    await server.close()
    removeSocket(folder)
    // Whoever is still in the middle of something finishes first.
    await mutex.acquire()
    await pglite.close()
    release()
  }

  return {
    kind: 'pglite',
    kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOfOne(pglite, mutex) }) }),
    locks: locksOfProcess(),
    boss: { db: boss, backend: 'pglite' },
    soleOwner: true,
    attached: false,
    close,
  }
}
