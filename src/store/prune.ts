import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Deletes what is of no more use: what has expired in the cache, and groups of merge queues, which wait for hours. */
export async function prune(kysely: Kysely<Tables>): Promise<void> {
  // A version before this one kept texts of files in clear, as `blob`.
  await sql`delete from cache where expires_at <= now() or kind = 'blob'`.execute(kysely)
  await sql`delete from merge_group where received_at <= now() - interval '14 days'`.execute(kysely)
}
