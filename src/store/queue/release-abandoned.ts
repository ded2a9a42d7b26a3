import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'
import { QUEUE } from './mark-due.ts'

/**
 * Gives back what is marked as in work, due at once. Only for the sole owner of a database, at its
 * start: whoever had it in work is dead then. Under `stately` a key has one job in each state, so
 * where one waits for its retry already, that one takes over.
 * @returns how many keys were given back.
 */
export async function releaseAbandoned(kysely: Kysely<Tables>): Promise<number> {
  return kysely.transaction().execute(async transaction => {
    await sql`
      update pgboss.job waiting set start_after = now() from pgboss.job active
      where waiting.name = ${QUEUE} and waiting.state = 'retry'
        and active.name = ${QUEUE} and active.state = 'active'
        and active.singleton_key = waiting.singleton_key`.execute(transaction)
    const doubled = await sql`
      delete from pgboss.job active using pgboss.job waiting
      where active.name = ${QUEUE} and active.state = 'active'
        and waiting.name = ${QUEUE} and waiting.state = 'retry'
        and active.singleton_key = waiting.singleton_key`.execute(transaction)
    const released = await sql`
      update pgboss.job set state = 'retry', start_after = now(), heartbeat_on = null
      where name = ${QUEUE} and state = 'active'`.execute(transaction)
    return Number(doubled.numAffectedRows ?? 0n) + Number(released.numAffectedRows ?? 0n)
  })
}
