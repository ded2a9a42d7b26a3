import type { Kysely } from 'kysely'
import type { QueueInside } from '../queue/queue.ts'
import type { Tables } from '../tables.ts'
import { type Delivered, refuseNonsense } from './delivered.ts'
import { createRecent } from './recent.ts'
import { writeDeliveries } from './write-deliveries.ts'

/** Where intake leaves what arrived. */
export interface Inbox {
  /**
   * Keeps what a delivery brought, and makes its pull requests due, in one transaction. Resolves when
   * it is on the disk. Deliveries that arrive while a write is under way are written together.
   * @returns whether the delivery was new; one that was kept before does nothing. (One without
   * observations that came long ago, or to another replica, is not recognised: its pull requests are
   * looked at once more.)
   * @throws when it was not kept: the sender must hear that.
   */
  keep(delivered: Delivered): Promise<{ fresh: boolean }>
}

/** One transaction at most; bounds how long the first of a crowd waits for the last. */
const MOST_AT_ONCE = 256
/** Ids of deliveries that are remembered without asking the database: about 2 MB. */
const MOST_REMEMBERED = 20_000

interface Waiting {
  readonly delivered: Delivered
  readonly resolve: (kept: { fresh: boolean }) => void
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
      const fresh = deliveries.length === 0 ? new Set() : await writeDeliveries(kysely, queue, deliveries)
      for (const { delivery } of deliveries) recent.add(delivery)
      for (const each of batch) each.resolve({ fresh: fresh.has(each.delivered) })
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
