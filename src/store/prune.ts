import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Deletes what is of no more use: what has expired in the cache. */
export async function prune(kysely: Kysely<Tables>): Promise<void> {
  await sql`delete from cache where expires_at <= now()`.execute(kysely)
}
