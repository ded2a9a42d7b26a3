import { type Kysely, sql } from 'kysely'
import type { EntryReference } from '../model/evidence.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Verdict } from '../model/verdict.ts'
import { keyOf, partsOf } from './key.ts'
import type { Tables } from './tables.ts'

/** A verdict with its entry in the evidence. */
export interface RecordedVerdict {
  readonly verdict: Verdict
  /** `null`: it was recorded by a version that kept no evidence. */
  readonly entry: EntryReference | null
}

/** The record of verdicts: it grows, and the database refuses to change or delete anything in it. */
export interface Verdicts {
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
    const { rows } = await sql<LatestRow>`
      select latest.* from (
        select distinct repository_id, number from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
          as given (repository_id bigint, number integer)
      ) wanted cross join lateral (
        select repository_id, number, evidence_sequence, evidence_hash, content from verdict
        where repository_id = wanted.repository_id and number = wanted.number
        order by seq desc limit 1
      ) latest`.execute(kysely)
    return new Map(rows.map(row => [keyOf(row.repository_id, row.number), recordedOf(row)]))
  }

  return {
    async latest(key) {
      return (await latestOf([key])).get(key) ?? null
    },
    latestOf,
  }
}

interface LatestRow {
  readonly repository_id: string
  readonly number: number
  readonly evidence_sequence: string | null
  readonly evidence_hash: string | null
  readonly content: unknown
}

function recordedOf({
  evidence_sequence: sequence,
  evidence_hash: hash,
  content,
}: LatestRow): RecordedVerdict {
  const entry = sequence === null || hash === null ? null : { sequence: Number(sequence), hash }
  return { verdict: content as Verdict, entry }
}

/** Keeps a verdict with its entry. */
export async function appendVerdict(
  transaction: Kysely<Tables>,
  verdict: Verdict,
  { sequence, hash }: EntryReference,
): Promise<void> {
  const { repositoryId, number } = partsOf(verdict.key)
  await transaction
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
      evidence_sequence: sequence,
      evidence_hash: hash,
    })
    .execute()
}
