import type { Kysely } from 'kysely'
import type { Observation } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import { partsOf } from './key.ts'
import type { Tables } from './tables.ts'

/** What events said. Written by the inbox only. */
export interface Observations {
  /** All of a pull request, in order of arrival. */
  of(key: PullRequestKey): Promise<Observation[]>
}

export function createObservations(kysely: Kysely<Tables>): Observations {
  return {
    async of(key) {
      const { repositoryId, number } = partsOf(key)
      const rows = await kysely
        .selectFrom('observation')
        .select('content')
        .where('repository_id', '=', repositoryId)
        .where('number', '=', number)
        .orderBy('seq')
        .execute()
      return rows.map(row => row.content as Observation)
    },
  }
}
