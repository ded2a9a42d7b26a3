import { randomUUID } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import type { PullRequestKey } from '../../model/pull-request.ts'
import type { Tables } from '../tables.ts'

export const QUEUE = 'pull-request'

/** Who waits for an evaluation; what is more urgent is taken first. */
export type Urgency = 'person' | 'sweep'

const priorities: Readonly<Record<Urgency, number>> = { person: 10, sweep: 0 }

/** Who waits, from the priority of a job. */
export function urgencyOf(priority: number): Urgency {
  return priority >= priorities.person ? 'person' : 'sweep'
}

/** A pull request to evaluate. */
export interface DueKey {
  readonly key: PullRequestKey
  readonly installationId: number
}

/**
 * Makes sure, within the caller's transaction, that an evaluation of each key starts after that
 * transaction has committed, at `at` at the latest (`null`: at once).
 *
 * pg-boss's `stately` policy keeps one waiting job for a key, but its insert alone, which does nothing
 * where one waits already, would lose three things. (1) A worker could take the waiting job and read
 * the facts before this transaction commits: so the waiting job is locked here, which makes workers
 * pass over it until then. (2) A job that waits for a later time would stay there: so it is moved to
 * the earlier one. (3) Likewise a job that is less urgent. Only where nothing waits a job is inserted;
 * should another replica be quicker with that, its job is locked in the next round.
 */
export async function markDue(
  transaction: Kysely<Tables>,
  boss: PgBoss,
  due: readonly DueKey[],
  options: { urgency: Urgency; at: Date | null },
): Promise<void> {
  const priority = priorities[options.urgency]
  // In one order everywhere, so that two transactions cannot wait for each other.
  let missing = [...new Map(due.map(each => [each.key, each])).values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  )
  while (missing.length > 0) {
    const waiting = await lockWaiting(
      transaction,
      missing.map(each => each.key),
      priority,
      options.at,
    )
    await hasten(
      transaction,
      waiting.filter(job => job.late),
      priority,
      options.at,
    )
    const keys = new Set(waiting.map(job => job.key))
    missing = await insert(
      transaction,
      boss,
      missing.filter(each => !keys.has(each.key)),
      priority,
      options.at,
    )
  }
}

interface WaitingJob {
  readonly id: string
  readonly key: string
  /** True when it waits for a later time than asked for, or is less urgent. */
  readonly late: boolean
}

async function lockWaiting(
  transaction: Kysely<Tables>,
  keys: readonly string[],
  priority: number,
  at: Date | null,
): Promise<WaitingJob[]> {
  // Key by key, so that no planner without statistics reads all that waits; and locked in the order of the keys.
  const { rows } = await sql<WaitingJob>`
    select waiting.* from unnest(${keys}::text[]) as asked (key)
    cross join lateral (
      select id, singleton_key as key, (priority < ${priority}::integer or start_after > ${timeOf(at)}) as late
      from pgboss.job
      where name = ${QUEUE} and singleton_key = asked.key and state < 'active'
      order by id for update
    ) as waiting`.execute(transaction)
  return rows
}

/** Moves jobs forward in time and in urgency, never backward. */
async function hasten(
  transaction: Kysely<Tables>,
  late: readonly WaitingJob[],
  priority: number,
  at: Date | null,
): Promise<void> {
  if (late.length === 0) return
  await sql`
    update pgboss.job set
      start_after = least(start_after, ${timeOf(at)}),
      priority = greatest(priority, ${priority}::integer)
    where name = ${QUEUE} and id = any(${late.map(job => job.id)}::uuid[])`.execute(transaction)
}

/** “Now” is the database's, as it is for pg-boss. */
function timeOf(at: Date | null): RawBuilder<Date> {
  return at === null ? sql`now()` : sql`${at.toISOString()}::timestamptz`
}

/** @returns those that were not inserted, because another transaction inserted a job in the meantime. */
async function insert(
  transaction: Kysely<Tables>,
  boss: PgBoss,
  due: readonly DueKey[],
  priority: number,
  at: Date | null,
): Promise<DueKey[]> {
  if (due.length === 0) return []
  const ids = new Map(due.map(each => [randomUUID() as string, each]))
  const jobs = [...ids].map(([id, { key, installationId }]) => ({
    id,
    singletonKey: key,
    data: { key, installationId },
    priority,
    ...(at === null ? {} : { startAfter: at.toISOString() }),
  }))
  const inserted = await boss.insert(QUEUE, jobs, { db: fromKysely(transaction), returnId: true })
  for (const id of inserted ?? []) ids.delete(id)
  return [...ids.values()]
}
