import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** Repositories that the App cannot see any longer. */
export interface RemovedRepositories {
  readonly installationId: number
  /** `null`: all of the installation. */
  readonly repositoryIds: readonly number[] | null
}

/** Marks their pull requests; nothing of them is deleted, and the next event or look that shows one takes it off. */
export async function markRemoved(
  kysely: Kysely<Tables>,
  { installationId, repositoryIds }: RemovedRepositories,
): Promise<void> {
  if (repositoryIds?.length === 0) return
  const all = kysely
    .updateTable('pull_request')
    .set({ removed: true })
    .where('installation_id', '=', installationId)
    .where('removed', '=', false)
  await (repositoryIds === null ? all : all.where('repository_id', 'in', repositoryIds)).execute()
}
