import { type Kysely, sql } from 'kysely'
import { partsOf } from '../key.ts'
import { writeGroups } from '../merge-groups.ts'
import { writePulls } from '../pulls.ts'
import { writePushes } from '../pushes.ts'
import type { QueueInside } from '../queue/queue.ts'
import { createSweeps } from '../sweeps.ts'
import type { Tables } from '../tables.ts'
import type { Delivered } from './delivered.ts'
import { markRemoved } from './mark-removed.ts'

/**
 * Writes deliveries, and makes their pull requests due, in one transaction.
 * @returns those that were new, as far as the database can tell: see `writeObservations`.
 */
export async function writeDeliveries(
  kysely: Kysely<Tables>,
  queue: QueueInside,
  deliveries: readonly Delivered[],
): Promise<ReadonlySet<Delivered>> {
  return kysely.transaction().execute(async transaction => {
    const fresh = await writeObservations(transaction, deliveries)
    for (const removed of fresh.flatMap(each => each.removed ?? [])) await markRemoved(transaction, removed)
    for (const { installationId, repositories } of fresh.flatMap(each => each.added ?? []))
      await createSweeps(transaction).adopt(installationId, repositories)
    await writeGroups(
      transaction,
      fresh.flatMap(each => each.mergeGroups ?? []),
    )
    await writePushes(
      transaction,
      fresh.flatMap(({ delivery, pushes = [] }) => pushes.map(push => ({ delivery, push }))),
    )
    const due = fresh.flatMap(each => each.due)
    await writePulls(transaction, due)
    await queue.markDue(transaction, due, 'person')
    return new Set(fresh)
  })
}

/**
 * @returns the deliveries whose observations were not there yet, and all that bring none: of those
 * nothing is kept that would tell, and to look at a pull request once more does no harm.
 */
async function writeObservations(
  transaction: Kysely<Tables>,
  deliveries: readonly Delivered[],
): Promise<readonly Delivered[]> {
  const rows = deliveries.flatMap(rowsOf).map((row, position) => ({ ...row, position }))
  if (rows.length === 0) return deliveries
  const written = await sql<{ delivery: string }>`
    insert into observation (repository_id, number, delivery, ordinal, content)
    select repository_id, number, delivery, ordinal, content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (position integer, repository_id bigint, number integer, delivery text, ordinal smallint, content jsonb)
    order by position
    on conflict do nothing returning delivery`.execute(transaction)
  const fresh = new Set(written.rows.map(row => row.delivery))
  return deliveries.filter(each => each.observations.length === 0 || fresh.has(each.delivery))
}

function rowsOf({ delivery, observations }: Delivered): object[] {
  return observations.map(({ key, observation }, ordinal) => {
    const { repositoryId, number } = partsOf(key)
    return { repository_id: repositoryId, number, delivery, ordinal, content: observation }
  })
}
