import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** GitHub redelivers for three days: https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks */
const DELIVERY_DAYS = 8

/** Deletes what is of no more use: ids of old deliveries, and what has expired in the cache. */
export async function prune(kysely: Kysely<Tables>): Promise<void> {
  await sql`delete from delivery where received_at < now() - make_interval(days => ${DELIVERY_DAYS}::integer)`.execute(
    kysely,
  )
  await sql`delete from cache where expires_at <= now()`.execute(kysely)
}
