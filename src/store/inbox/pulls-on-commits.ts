import { type Kysely, sql } from 'kysely'
import { keyOf } from '../key.ts'
import type { DueKey } from '../queue/mark-due.ts'
import type { Tables } from '../tables.ts'
import type { DueCommit } from './delivered.ts'

interface Row {
  readonly position: string | number
  readonly repository_id: string | number
  readonly number: number
  readonly installation_id: string | number
}

/** The open pull requests with these heads and, where something is observed, those whose merge queue's group it is. */
export async function pullsOnCommits(
  kysely: Kysely<Tables>,
  commits: readonly DueCommit[],
): Promise<ReadonlyMap<DueCommit, readonly DueKey[]>> {
  if (commits.length === 0) return new Map()
  // Commit by commit, so that no planner without statistics reads all that is known.
  const { rows } = await sql<Row>`
    select asked.position, found.*
    from unnest(
      ${commits.map(({ repositoryId }) => repositoryId)}::bigint[],
      ${commits.map(({ sha }) => sha)}::text[],
      ${commits.map(({ observation }) => observation !== null)}::boolean[]
    ) with ordinality as asked (repository_id, sha, is_observed, position)
    cross join lateral (
      select repository_id, number, installation_id from pull_request
      where repository_id = asked.repository_id and head_sha = asked.sha and state = 'open'
      union
      select queued.repository_id, queued.number, queued.installation_id
      from merge_group standing join pull_request queued using (repository_id, number)
      where asked.is_observed and standing.repository_id = asked.repository_id
        and standing.head_sha = asked.sha and not standing.ended
    ) as found
    order by asked.position, found.number`.execute(kysely)
  const byPosition = Map.groupBy(rows, ({ position }) => Number(position))
  return new Map(commits.map((commit, index) => [commit, (byPosition.get(index + 1) ?? []).map(dueKeyOf)]))
}

function dueKeyOf(row: Row): DueKey {
  return { key: keyOf(row.repository_id, row.number), installationId: Number(row.installation_id) }
}
