import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Observation } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import { partsOf } from './key.ts'
import { type PullRequestNow, writePulls } from './pulls.ts'
import type { QueueInside } from './queue/queue.ts'
import type { Tables } from './tables.ts'

/** What one delivery brought. */
export interface Delivered {
  /** `X-GitHub-Delivery`: a delivery that was kept before does nothing. */
  readonly delivery: string
  /** What it said that cannot be asked later, each about one pull request. */
  readonly observations: readonly { readonly key: PullRequestKey; readonly observation: Observation }[]
  /** The pull requests that it makes due, as it describes them, or as the store knows them. */
  readonly due: readonly PullRequestNow[]
}

/** Where intake leaves what arrived. */
export interface Inbox {
  /**
   * Keeps what a delivery brought, and makes its pull requests due, in one transaction. Resolves when
   * it is on the disk. Deliveries that arrive while a write is under way are written together.
   * @returns whether the delivery was new.
   * @throws when it was not kept: the sender must hear that.
   */
  keep(delivered: Delivered): Promise<{ fresh: boolean }>
}

/** One transaction at most; bounds how long the first of a crowd waits for the last. */
const MOST_AT_ONCE = 256

interface Waiting {
  readonly delivered: Delivered
  readonly resolve: (kept: { fresh: boolean }) => void
  readonly reject: (error: unknown) => void
}

export function createInbox(kysely: Kysely<Tables>, queue: QueueInside): Inbox {
  const waiting: Waiting[] = []
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) await writeTogether(waiting.splice(0, MOST_AT_ONCE))
    writing = false
  }

  async function writeTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      const fresh = await write(
        kysely,
        queue,
        batch.map(each => each.delivered),
      )
      for (const each of batch) each.resolve({ fresh: fresh.has(each.delivered) })
      queue.wake(batch.length)
    } catch (error) {
      if (batch.length > 1 && isAboutData(error)) return writeOneByOne(batch)
      for (const each of batch) each.reject(error)
    }
  }

  /** One delivery that the database refuses must not make the others fail with it. */
  async function writeOneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const each of batch) await writeTogether([each])
  }

  return {
    async keep(delivered) {
      refuseNonsense(delivered)
      const { promise, resolve, reject } = Promise.withResolvers<{ fresh: boolean }>()
      waiting.push({ delivered, resolve, reject })
      if (!writing) void writeAll()
      return promise
    },
  }
}

/**
 * SQLSTATE classes 22 (data exception), 23 (integrity constraint) and 54 (program limit):
 * https://www.postgresql.org/docs/current/errcodes-appendix.html. Anything else, such as a lost
 * connection, concerns all alike.
 */
function isAboutData(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^(22|23|54)/.test(String(error.code))
}

function refuseNonsense({ delivery, observations, due }: Delivered): void {
  if (delivery === '') throw new TypeError('A delivery needs its id.')
  for (const { key } of [...observations, ...due]) partsOf(key)
}

/** @returns those that were new. */
async function write(
  kysely: Kysely<Tables>,
  queue: QueueInside,
  batch: readonly Delivered[],
): Promise<ReadonlySet<Delivered>> {
  return kysely.transaction().execute(async transaction => {
    const fresh = await writeDeliveries(transaction, batch)
    await writeObservations(transaction, fresh)
    const due = fresh.flatMap(each => each.due)
    await writePulls(transaction, due)
    await queue.markDue(transaction, due, 'person')
    return new Set(fresh)
  })
}

async function writeDeliveries(
  transaction: Kysely<Tables>,
  batch: readonly Delivered[],
): Promise<Delivered[]> {
  const first = new Map(batch.toReversed().map(each => [each.delivery, each]))
  const ids = [...first.keys()].sort()
  const { rows } = await sql<{ id: string }>`
    insert into delivery (id) select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)
    on conflict do nothing returning id`.execute(transaction)
  const fresh = new Set(rows.map(row => row.id))
  return batch.filter(each => fresh.has(each.delivery) && first.get(each.delivery) === each)
}

async function writeObservations(transaction: Kysely<Tables>, fresh: readonly Delivered[]): Promise<void> {
  const rows = fresh.flatMap(({ delivery, observations }) =>
    observations.map(({ key, observation }, ordinal) => ({
      ...columnsOf(key),
      delivery,
      ordinal,
      content: observation,
    })),
  )
  if (rows.length === 0) return
  const inOrder = rows.map((row, position) => ({ ...row, position }))
  await sql`
    insert into observation (repository_id, number, delivery, ordinal, content)
    select repository_id, number, delivery, ordinal, content
    from jsonb_to_recordset(${JSON.stringify(inOrder)}::jsonb) as given
      (position integer, repository_id bigint, number integer, delivery text, ordinal smallint, content jsonb)
    order by position
    on conflict do nothing`.execute(transaction)
}

function columnsOf(key: PullRequestKey): { repository_id: number; number: number } {
  const { repositoryId, number } = partsOf(key)
  return { repository_id: repositoryId, number }
}
