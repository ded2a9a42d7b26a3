import { type Kysely, type Selectable, sql } from 'kysely'
import type { MergedWeek, OpenPull } from '../../model/evidence-reading.ts'
import { keyOf } from '../key.ts'
import type { Tables } from '../tables.ts'
import { entryOf } from './entries.ts'

/** What pages show of many entries at once. */
export interface Overviews {
  /** The weeks in which something was merged, oldest first, since `from` (ISO 8601). */
  mergedByWeek(repositoryIds: readonly number[], from: string): Promise<MergedWeek[]>
  /** Open pull requests into covered branches, by repository and number, after the one that is named. */
  openPulls(page: {
    readonly repositoryIds: readonly number[]
    readonly after?: { readonly repositoryId: number; readonly number: number }
    readonly most: number
  }): Promise<OpenPull[]>
  /** Ids of the repositories that have entries, ascending, after the one that is named. */
  chains(page: { readonly after?: number; readonly most: number }): Promise<number[]>
}

export function createOverviews(kysely: Kysely<Tables>): Overviews {
  return {
    async mergedByWeek(repositoryIds, from) {
      const { rows } = await sql<WeekRow>`
        select to_char(date_trunc('week', at at time zone 'UTC'), 'YYYY-MM-DD') as week, count(*) as merged,
          count(*) filter (where state = 'compliant') as compliant,
          percentile_cont(0.5) within group (order by compliant_seconds) as median
        from evidence
        where repository_id = any(${repositoryIds}::bigint[]) and kind = 'merge' and at >= ${from}::timestamptz
        group by 1 order by 1`.execute(kysely)
      return rows.map(({ week, merged, compliant, median }) => ({
        week,
        merged: Number(merged),
        compliant: Number(compliant),
        medianSeconds: median === null ? null : Math.round(Number(median)),
      }))
    },
    async openPulls({ repositoryIds, after, most }) {
      const { rows } = await sql<OpenRow>`
        select pull.repository_id as pull_repository, pull.number as pull_number, pull.owner, pull.name,
          pull.head_sha as pull_head, pull.base_ref, latest.*
        from pull_request pull left join lateral (
          select * from evidence
          where repository_id = pull.repository_id and number = pull.number and kind = 'verdict'
          order by sequence desc limit 1
        ) latest on true
        where pull.repository_id = any(${repositoryIds}::bigint[]) and pull.state = 'open'
          and not pull.removed and pull.covered is not false
          and (pull.repository_id, pull.number) > (${after?.repositoryId ?? 0}::bigint, ${after?.number ?? 0}::integer)
        order by pull.repository_id, pull.number limit ${most}`.execute(kysely)
      return rows.map(openPullOf)
    },
    async chains({ after = -1, most }) {
      // From one id to the next, so that it costs nothing that a chain is long.
      const { rows } = await sql<{ id: string | number }>`
        with recursive chain (id, place) as (
          (select repository_id, 1 from evidence where repository_id > ${after} order by 1 limit 1)
          union all
          select (select repository_id from evidence where repository_id > chain.id order by 1 limit 1), place + 1
          from chain where chain.id is not null and place <= ${most}
        ) select id from chain where id is not null order by id limit ${most}`.execute(kysely)
      return rows.map(({ id }) => Number(id))
    },
  }
}

interface WeekRow {
  readonly week: string
  readonly merged: string | number
  readonly compliant: string | number
  readonly median: string | number | null
}

interface OpenRow extends Selectable<Tables['evidence']> {
  readonly pull_repository: string | number
  readonly pull_number: number
  readonly owner: string
  readonly name: string
  readonly pull_head: string | null
  readonly base_ref: string | null
}

function openPullOf(row: OpenRow): OpenPull {
  const id = Number(row.pull_repository)
  return {
    key: keyOf(id, row.pull_number),
    repository: { id, owner: row.owner, name: row.name },
    number: row.pull_number,
    headSha: row.pull_head,
    baseRef: row.base_ref,
    // Without a verdict every column of it is null.
    verdict: row.sequence === null ? null : entryOf(row),
  }
}
