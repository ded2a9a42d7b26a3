import type { Kysely } from 'kysely'
import type { PullRequestKey } from '../../model/pull-request.ts'
import type { QueueInside } from '../queue/queue.ts'
import type { Tables } from '../tables.ts'
import { type Delivered, isEmpty, refuseNonsense } from './delivered.ts'
import { createRecent } from './recent.ts'
import { writeDeliveries } from './write-deliveries.ts'

/** Where intake leaves what arrived. */
export interface Inbox {
  /**
   * Keeps what a delivery brought, and makes its pull requests due, in one transaction. Resolves when
   * it is on the disk. Deliveries that arrive while a write is under way are written together.
   * @throws when it was not kept: the sender must hear that.
   */
  keep(delivered: Delivered): Promise<Kept>
}

/** What became of a delivery. */
export interface Kept {
  /**
   * Whether it was new; one that was kept before does nothing. (One without observations that came long ago, or to
   * another replica, is not recognised: its pull requests are looked at once more.)
   */
  readonly fresh: boolean
  /** The pull requests that it made due. */
  readonly due: readonly PullRequestKey[]
}

const BEFORE: Kept = { fresh: false, due: [] }

/** One transaction at most; bounds how long the first of a crowd waits for the last. */
const MOST_AT_ONCE = 256
/** Ids of deliveries that are remembered without asking the database: about 2 MB. */
const MOST_REMEMBERED = 20_000

interface Waiting {
  readonly delivered: Delivered
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
}

export function createInbox(kysely: Kysely<Tables>, queue: QueueInside): Inbox {
  const recent = createRecent(MOST_REMEMBERED)
  const waiting: Waiting[] = []
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) await writeTogether(waiting.splice(0, MOST_AT_ONCE))
    writing = false
  }

  async function writeTogether(batch: readonly Waiting[]): Promise<void> {
    const deliveries = notSeen(batch)
    try {
      const fresh = await writeDeliveries(kysely, queue, deliveries)
      for (const { delivery } of deliveries) recent.add(delivery)
      for (const { delivered, resolve } of batch) {
        const due = fresh.get(delivered)
        resolve(due === undefined ? BEFORE : { fresh: true, due })
      }
      queue.wake(deliveries.length)
    } catch (error) {
      if (batch.length > 1 && isAboutData(error)) return writeOneByOne(batch)
      for (const each of batch) each.reject(error)
    }
  }

  /** One delivery that the database refuses must not make the others fail with it. */
  async function writeOneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const each of batch) await writeTogether([each])
  }

  function notSeen(batch: readonly Waiting[]): Delivered[] {
    const first = new Map(batch.toReversed().map(({ delivered }) => [delivered.delivery, delivered]))
    return [...first.values()].toReversed().filter(({ delivery }) => !recent.has(delivery))
  }

  function keepNothing({ delivery }: Delivered): Kept {
    if (recent.has(delivery)) return BEFORE
    recent.add(delivery)
    return { fresh: true, due: [] }
  }

  return {
    async keep(delivered) {
      refuseNonsense(delivered)
      if (isEmpty(delivered)) return keepNothing(delivered)
      const { promise, resolve, reject } = Promise.withResolvers<Kept>()
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
