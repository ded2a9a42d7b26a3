import { type Kysely, sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import type { PullRequestKey } from '../../model/pull-request.ts'
import type { Database } from '../database.ts'
import { partsOf } from '../key.ts'
import type { Tables } from '../tables.ts'
import { type DueKey, markDue, QUEUE, type Urgency } from './mark-due.ts'
import { createWorkers, type Handler } from './workers.ts'

/** How full the queue is. */
export interface Depth {
  /** Keys that are due and wait for a worker. */
  readonly queued: number
  /** Keys that wait for a known time or for their next attempt. */
  readonly delayed: number
  readonly active: number
  /** For how long the oldest due key has been due; 0 when there is none. */
  readonly oldestSeconds: number
}

/** The queue of pull request keys. */
export interface Queue {
  /** Makes each key due at once, whatever it waits for; one evaluation more if it is being evaluated now. */
  now(due: readonly DueKey[], urgency: Urgency): Promise<void>
  /**
   * Makes a key that the store knows due at a time, unless it is due before. An event in the meantime
   * makes it due at once.
   * @throws Error when the store does not know the pull request.
   */
  later(key: PullRequestKey, at: Date): Promise<void>
  /**
   * Hands due keys to `handler`, never one key to two at the same time. When it throws, the key is due
   * again after 1–2 seconds, then with growing pauses of at most 60, for ever.
   */
  work(handler: Handler, options: { concurrency: number }): Promise<void>
  /**
   * Takes no more work and waits for what runs. What does not end within `timeoutMs` is told so through
   * its signal and is due again. `now` and `later` still work.
   * @returns true when everything had ended in time.
   */
  stop(options?: { timeoutMs?: number }): Promise<boolean>
  depth(): Promise<Depth>
  /** Whether a key is due now or in work. One that waits for a later time is not. */
  isBusy(key: PullRequestKey): Promise<boolean>
}

/** The queue, and what the rest of the store needs of it. */
export interface QueueInside extends Queue {
  /** `now` for many keys within a transaction of the caller's, who calls `wake` after its commit. */
  markDue(transaction: Kysely<Tables>, due: readonly DueKey[], urgency: Urgency): Promise<void>
  /** Lets idle workers of this process look at once instead of at their next poll. */
  wake(keys: number): void
}

export function createQueue(database: Database, boss: PgBoss): QueueInside {
  const { kysely } = database
  const workers = createWorkers(kysely, boss)

  async function later(key: PullRequestKey, at: Date): Promise<void> {
    const due = { key, installationId: await installationOf(kysely, key) }
    await kysely.transaction().execute(trx => markDue(trx, boss, [due], { urgency: 'sweep', at }))
  }

  return {
    async now(due, urgency) {
      await kysely.transaction().execute(trx => markDue(trx, boss, due, { urgency, at: null }))
      workers.wake(due.length)
    },
    later,
    work(handler, options) {
      if (database.attached) throw new Error('A command that is attached to a running server does no work.')
      return workers.start(handler, options.concurrency)
    },
    stop: ({ timeoutMs = 25_000 } = {}) => workers.stop(timeoutMs),
    depth: () => readDepth(kysely),
    isBusy: key => readBusy(kysely, key),
    markDue: (transaction, due, urgency) => markDue(transaction, boss, due, { urgency, at: null }),
    wake: keys => workers.wake(keys),
  }
}

async function installationOf(kysely: Kysely<Tables>, key: PullRequestKey): Promise<number> {
  const { repositoryId, number } = partsOf(key)
  const row = await kysely
    .selectFrom('pull_request')
    .select('installation_id')
    .where('repository_id', '=', repositoryId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (row === undefined) throw new Error(`Pull request ${key} is not known.`)
  return Number(row.installation_id)
}

async function readBusy(kysely: Kysely<Tables>, key: PullRequestKey): Promise<boolean> {
  const { rows } = await sql`
    select from pgboss.job
    where name = ${QUEUE} and singleton_key = ${key}
      and (state = 'active' or state < 'active' and start_after <= now())
    limit 1`.execute(kysely)
  return rows.length > 0
}

async function readDepth(kysely: Kysely<Tables>): Promise<Depth> {
  const { rows } = await sql<Record<keyof Depth, string | number>>`
    select count(*) filter (where state < 'active' and start_after <= now()) as queued,
      count(*) filter (where state < 'active' and start_after > now()) as delayed,
      count(*) filter (where state = 'active') as active,
      coalesce(extract(epoch from now() - min(greatest(start_after, created_on))
        filter (where state < 'active' and start_after <= now())), 0)::float8 as "oldestSeconds"
    from pgboss.job where name = ${QUEUE} and state <= 'active'`.execute(kysely)
  const [row] = rows
  return {
    queued: Number(row?.queued ?? 0),
    delayed: Number(row?.delayed ?? 0),
    active: Number(row?.active ?? 0),
    oldestSeconds: Number(row?.oldestSeconds ?? 0),
  }
}
