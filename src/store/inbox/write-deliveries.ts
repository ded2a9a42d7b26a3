import { type Kysely, sql } from 'kysely'
import type { PullRequestKey } from '../../model/pull-request.ts'
import { partsOf } from '../key.ts'
import { writeGroups } from '../merge-groups.ts'
import { writePulls } from '../pulls.ts'
import { writePushes } from '../pushes.ts'
import type { DueKey } from '../queue/mark-due.ts'
import type { QueueInside } from '../queue/queue.ts'
import { createSweeps } from '../sweeps.ts'
import type { Tables } from '../tables.ts'
import type { Delivered, DueCommit } from './delivered.ts'
import { markRemoved } from './mark-removed.ts'
import { pullsOnCommits } from './pulls-on-commits.ts'

/**
 * Writes deliveries, and makes their pull requests due, in one transaction.
 * @returns the keys that became due, of those that were new, as far as the database can tell: see `writeObservations`.
 */
export async function writeDeliveries(
  kysely: Kysely<Tables>,
  queue: QueueInside,
  deliveries: readonly Delivered[],
): Promise<ReadonlyMap<Delivered, readonly PullRequestKey[]>> {
  if (deliveries.length === 0) return new Map()
  return kysely.transaction().execute(async transaction => {
    const onCommits = await pullsOnCommits(
      transaction,
      deliveries.flatMap(({ commits = [] }) => commits),
    )
    const fresh = await writeObservations(
      transaction,
      deliveries.map(delivered => withPulls(delivered, onCommits)),
    )
    await writeSurroundings(
      transaction,
      fresh.map(({ delivered }) => delivered),
    )
    await writePulls(
      transaction,
      fresh.flatMap(({ delivered }) => delivered.due),
    )
    await queue.markDue(
      transaction,
      fresh.flatMap(({ due }) => due),
      'person',
    )
    return new Map(fresh.map(({ delivered, due }) => [delivered, [...new Set(due.map(({ key }) => key))]]))
  })
}

/** A delivery, with the pull requests on the commits that it names. */
interface Complete {
  readonly delivered: Delivered
  readonly due: readonly DueKey[]
  readonly observations: Delivered['observations']
}

function withPulls(delivered: Delivered, onCommits: ReadonlyMap<DueCommit, readonly DueKey[]>): Complete {
  const { due, observations, commits = [] } = delivered
  const found = commits.flatMap(commit =>
    (onCommits.get(commit) ?? []).map(pull => ({ pull, observation: commit.observation })),
  )
  return {
    delivered,
    due: [...due, ...found.map(({ pull }) => pull)],
    observations: [
      ...observations,
      ...found.flatMap(({ pull: { key }, observation }) =>
        observation === null ? [] : [{ key, observation }],
      ),
    ],
  }
}

/** All but what is about pull requests that the deliveries name. */
async function writeSurroundings(
  transaction: Kysely<Tables>,
  deliveries: readonly Delivered[],
): Promise<void> {
  for (const removed of deliveries.flatMap(each => each.removed ?? []))
    await markRemoved(transaction, removed)
  for (const { installationId, repositories } of deliveries.flatMap(each => each.added ?? []))
    await createSweeps(transaction).adopt(installationId, repositories)
  await writeGroups(
    transaction,
    deliveries.flatMap(each => each.mergeGroups ?? []),
  )
  await writePushes(
    transaction,
    deliveries.flatMap(({ delivery, pushes = [] }) => pushes.map(push => ({ delivery, push }))),
  )
}

/**
 * @returns the deliveries whose observations were not there yet, and all that bring none: of those
 * nothing is kept that would tell, and to look at a pull request once more does no harm.
 */
async function writeObservations(
  transaction: Kysely<Tables>,
  deliveries: readonly Complete[],
): Promise<readonly Complete[]> {
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
  return deliveries.filter(
    ({ delivered: { delivery }, observations }) => observations.length === 0 || fresh.has(delivery),
  )
}

function rowsOf({ delivered: { delivery }, observations }: Complete): object[] {
  return observations.map(({ key, observation }, ordinal) => {
    const { repositoryId, number } = partsOf(key)
    return { repository_id: repositoryId, number, delivery, ordinal, content: observation }
  })
}
