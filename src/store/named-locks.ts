import type { Pool, PoolClient } from 'pg'
import type { NamedLocks } from './database.ts'
import { createMutex, type Mutex } from './mutex.ts'

/** Locks within this process: enough where it alone works on the database. */
export function locksOfProcess(): NamedLocks {
  const mutexes = new Map<string, { mutex: Mutex; users: number }>()
  return {
    async withLock(name, work) {
      const held = mutexes.get(name) ?? { mutex: createMutex(), users: 0 }
      mutexes.set(name, held)
      held.users++
      const release = await held.mutex.acquire()
      try {
        return await work()
      } finally {
        release()
        held.users--
        if (held.users === 0) mutexes.delete(name)
      }
    },
  }
}

/**
 * Locks across replicas: PostgreSQL's advisory locks of a session, which end with the connection,
 * so with a process that dies. First within the process, so that each name costs one connection.
 * @param pool of their own: who holds a lock needs other connections to do its work.
 */
export function locksOfServer(pool: Pool): NamedLocks {
  const inProcess = locksOfProcess()
  return {
    withLock: (name, work) => inProcess.withLock(name, () => onServer(pool, name, work)),
  }
}

async function onServer<T>(pool: Pool, name: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // Until it is given back, the pool does not listen for the end of a connection.
  const ignore = (): void => {}
  client.on('error', ignore)
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    return await work()
  } finally {
    await unlock(client, name)
    client.off('error', ignore)
  }
}

async function unlock(client: PoolClient, name: string): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
    client.release()
  } catch {
    // Closing the connection ends its locks as well.
    client.release(true)
  }
}
