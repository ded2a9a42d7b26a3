import type { Kysely } from 'kysely'
import type { PullRequestKey } from '../model/pull-request.ts'
import { partsOf } from './key.ts'
import type { Tables } from './tables.ts'

/** The tickets to which we added a pull request's link: it is added once, and never again. */
export interface Backlinks {
  of(key: PullRequestKey): Promise<string[]>
  add(key: PullRequestKey, ticket: string): Promise<void>
}

export function createBacklinks(kysely: Kysely<Tables>): Backlinks {
  return {
    async of(key) {
      const { repositoryId, number } = partsOf(key)
      const rows = await kysely
        .selectFrom('backlink')
        .select('ticket')
        .where('repository_id', '=', repositoryId)
        .where('number', '=', number)
        .orderBy('ticket')
        .execute()
      return rows.map(row => row.ticket)
    },
    async add(key, ticket) {
      const { repositoryId, number } = partsOf(key)
      await kysely
        .insertInto('backlink')
        .values({ repository_id: repositoryId, number, ticket })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
  }
}
