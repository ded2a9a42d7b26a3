import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { Database } from '../database.ts'
import type { Log } from '../log.ts'
import { locksOfProcess } from '../named-locks.ts'
import type { Tables } from '../tables.ts'
import { bossDatabase, poolOfOne } from './connections.ts'
import { ensureDatabase } from './create-database.ts'
import { createMutex, type Mutex } from '../mutex.ts'
import { openInThread } from './open-thread.ts'
import { refuseWithoutRoom } from './room.ts'
import { serveSocket } from './serve-socket.ts'
import type { Session } from './session.ts'
import { makeSocketPath, removeSocket } from './socket-path.ts'

/** PGlite has no autovacuum, which also counts for the planner; and rows of the queue change all the time. */
const VACUUM_EVERY_MS = 10 * 60_000

export interface EmbeddedOptions {
  readonly log: Log
  /** Called when its log could not be written; nothing can be asked of it from then on. */
  readonly onFailure?: (error: Error) => void
  /** Where it computes; in a thread of its own unless told. */
  readonly open?: (folder: string, onFailure: (error: Error) => void) => Promise<Session>
}

/**
 * Opens the embedded database of a folder whose lock the caller holds, and serves its socket.
 * @param release gives the folder's lock back; called last by `close`, and when opening fails.
 */
export async function openEmbedded(
  folder: string,
  release: () => void,
  { log, onFailure, open = openInThread }: EmbeddedOptions,
): Promise<Database> {
  try {
    refuseWithoutRoom(folder)
    const session = await open(await ensureDatabase(folder), error => {
      log.error({ err: error }, 'The database has stopped for good: start again')
      onFailure?.(error)
    })
    return await serve(session, folder, release, log)
  } catch (error) {
    release()
    throw error
  }
}

async function serve(session: Session, folder: string, release: () => void, log: Log): Promise<Database> {
  const mutex = createMutex()
  const turns = whileThereIsRoom(mutex, folder)
  const path = makeSocketPath(folder)
  const server = await serveSocket({ session, mutex: turns, path, log })
  const boss = bossDatabase(session, turns)
  const vacuum = setInterval(() => {
    boss.executeSql('VACUUM (ANALYZE)').catch(error => log.warn({ err: error }, 'Vacuum failed'))
  }, VACUUM_EVERY_MS).unref()

  async function close(): Promise<void> {
    clearInterval(vacuum)
    await server.close()
    removeSocket(folder)
    // Whoever is still in the middle of something finishes first.
    await mutex.acquire()
    await session.close()
    release()
  }

  return {
    kind: 'pglite',
    kysely: kyselyOn(poolOfOne(session, turns)),
    first: kyselyOn(poolOfOne(session, turns, 'urgent')),
    locks: locksOfProcess(),
    boss: { db: boss, backend: 'pglite' },
    soleOwner: true,
    attached: false,
    close,
  }
}

function kyselyOn(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Whoever waits for the connection gets an error in its place while the disk is full, and nothing is asked. */
function whileThereIsRoom(mutex: Mutex, folder: string): Mutex {
  return {
    async acquire(urgency) {
      const release = await mutex.acquire(urgency)
      try {
        refuseWithoutRoom(folder)
        return release
      } catch (error) {
        release()
        throw error
      }
    },
  }
}
