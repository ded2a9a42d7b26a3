import { type Kysely, sql } from 'kysely'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Verdict } from '../model/verdict.ts'
import { keyOf, partsOf } from './key.ts'
import type { Tables } from './tables.ts'

/** A verdict with its number in the record. */
export interface RecordedVerdict {
  readonly seq: number
  readonly verdict: Verdict
}

/** The record of verdicts: it grows, and the database refuses to change or delete anything in it. */
export interface Verdicts {
  append(verdict: Verdict): Promise<{ seq: number }>
  latest(key: PullRequestKey): Promise<RecordedVerdict | null>
  /** The latest of each; a pull request without one is missing from the map. */
  latestOf(keys: readonly PullRequestKey[]): Promise<Map<PullRequestKey, RecordedVerdict>>
}

export function createVerdicts(kysely: Kysely<Tables>): Verdicts {
  async function latestOf(keys: readonly PullRequestKey[]): Promise<Map<PullRequestKey, RecordedVerdict>> {
    const wanted = keys.map(key => ({
      repository_id: partsOf(key).repositoryId,
      number: partsOf(key).number,
    }))
    const { rows } = await sql<{ repository_id: string; number: number; seq: string; content: unknown }>`
      select latest.* from (
        select distinct repository_id, number from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
          as given (repository_id bigint, number integer)
      ) wanted cross join lateral (
        select repository_id, number, seq, content from verdict
        where repository_id = wanted.repository_id and number = wanted.number
        order by seq desc limit 1
      ) latest`.execute(kysely)
    return new Map(
      rows.map(row => [
        keyOf(row.repository_id, row.number),
        { seq: Number(row.seq), verdict: row.content as Verdict },
      ]),
    )
  }

  return {
    async append(verdict) {
      const { repositoryId, number } = partsOf(verdict.key)
      const { seq } = await kysely
        .insertInto('verdict')
        .values({
          repository_id: repositoryId,
          number,
          head_sha: verdict.headSha,
          base_ref: verdict.baseRef,
          state: verdict.state,
          content: JSON.stringify(verdict),
          policy_hash: verdict.policy.hash,
          at: verdict.at,
        })
        .returning('seq')
        .executeTakeFirstOrThrow()
      return { seq: Number(seq) }
    },
    async latest(key) {
      return (await latestOf([key])).get(key) ?? null
    },
    latestOf,
  }
}
