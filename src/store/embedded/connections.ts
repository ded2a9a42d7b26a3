import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { Db } from 'pg-boss'
import type { Mutex } from '../mutex.ts'
import type { Session } from './session.ts'

/**
 * The one session as a pool of one connection, for Kysely. Whoever holds the connection is alone:
 * otherwise a query beside an open transaction would run, and be rolled back, inside it.
 */
export function poolOfOne(
  session: Session,
  mutex: Mutex,
  urgency: 'urgent' | 'usual' = 'usual',
): PostgresPool {
  return {
    options: {},
    async connect() {
      const release = await mutex.acquire(urgency)
      return { query: queryOf(session), release } satisfies PostgresPoolClient
    },
    async end() {},
  }
}

function queryOf(session: Session): PostgresPoolClient['query'] {
  async function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const result = await session.query<R>(text, [...parameters])
    const command = (result.command ?? '') as PostgresQueryResult<R>['command']
    return { command, rowCount: result.rowCount ?? result.affectedRows ?? 0, rows: result.rows }
  }
  // The other overload takes a cursor, which this pool has none of.
  return query as PostgresPoolClient['query']
}

/** The same session for pg-boss, which also sends several statements in one text (without parameters). */
export function bossDatabase(session: Session, mutex: Mutex): Db {
  return {
    async executeSql(text, values = []) {
      const release = await mutex.acquire()
      try {
        if (values.length > 0) return await session.query(text, values)
        const results = await session.exec(text)
        return { rows: results.flatMap(result => result.rows) }
      } catch (error) {
        // A text with BEGIN and COMMIT of its own that failed in between leaves its transaction open.
        if (session.isInTransaction()) await session.exec('ROLLBACK')
        throw error
      } finally {
        release()
      }
    },
  }
}
