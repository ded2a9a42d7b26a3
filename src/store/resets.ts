import type { Kysely } from 'kysely'
import type { Reset } from '../model/approval.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import { partsOf } from './key.ts'
import type { Tables } from './tables.ts'

/** Approvals that were reset once, and so never count again. */
export interface Resets {
  of(key: PullRequestKey): Promise<Reset[]>
}

export function createResets(kysely: Kysely<Tables>): Resets {
  return {
    async of(key) {
      const { repositoryId, number } = partsOf(key)
      const rows = await kysely
        .selectFrom('approval_reset')
        .select(['source', 'id', 'why', 'at'])
        .where('repository_id', '=', repositoryId)
        .where('number', '=', number)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(row => ({
        source: row.source,
        id: Number(row.id),
        why: row.why,
        at: row.at.toISOString(),
      }))
    },
  }
}

/** Adds those that are not there yet; the first reason stays. */
export async function addResets(
  transaction: Kysely<Tables>,
  key: PullRequestKey,
  resets: readonly Reset[],
): Promise<void> {
  if (resets.length === 0) return
  const { repositoryId, number } = partsOf(key)
  await transaction
    .insertInto('approval_reset')
    .values(resets.map(reset => ({ repository_id: repositoryId, number, ...reset })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
