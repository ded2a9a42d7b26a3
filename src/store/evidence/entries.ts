import type { Kysely, Selectable } from 'kysely'
import type { EntryPage } from '../../model/evidence-reading.ts'
import type { StoredEntry } from '../../model/evidence.ts'
import type { Tables } from '../tables.ts'

/** Reads the evidence. */
export interface Entries {
  /** A page of entries: newest first, unless `after` is given. */
  page(page: EntryPage): Promise<StoredEntry[]>
  /** One entry by its number. */
  entry(sequence: number): Promise<StoredEntry | null>
  /** Several by their numbers, in that order; those that are not there are left out. */
  entriesOf(sequences: readonly number[]): Promise<StoredEntry[]>
}

export function createEntries(kysely: Kysely<Tables>): Entries {
  return {
    async page({ repositoryId, number, kinds, after, before, from, to, most }) {
      let query = kysely
        .selectFrom('evidence')
        .selectAll()
        .orderBy('sequence', after === undefined ? 'desc' : 'asc')
        .limit(most)
      if (repositoryId !== undefined) query = query.where('repository_id', '=', repositoryId)
      if (number !== undefined) query = query.where('number', '=', number)
      if (kinds !== undefined) query = query.where('kind', 'in', kinds)
      if (after !== undefined) query = query.where('sequence', '>', after)
      if (before !== undefined) query = query.where('sequence', '<', before)
      if (from !== undefined) query = query.where('at', '>=', new Date(from))
      if (to !== undefined) query = query.where('at', '<', new Date(to))
      return (await query.execute()).map(entryOf)
    },
    async entry(sequence) {
      const row = await kysely
        .selectFrom('evidence')
        .selectAll()
        .where('sequence', '=', sequence)
        .executeTakeFirst()
      return row === undefined ? null : entryOf(row)
    },
    async entriesOf(sequences) {
      if (sequences.length === 0) return []
      const rows = await kysely
        .selectFrom('evidence')
        .selectAll()
        .where('sequence', 'in', sequences)
        .orderBy('sequence')
        .execute()
      return rows.map(entryOf)
    },
  }
}

/** `pg` hands a bigint over as text. */
export function entryOf(row: Selectable<Tables['evidence']>): StoredEntry {
  return {
    sequence: Number(row.sequence),
    repositoryId: Number(row.repository_id),
    kind: row.kind,
    number: row.number,
    state: row.state,
    headSha: row.head_sha,
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    once: row.once,
    policyHash: row.policy_hash,
    factsHash: row.facts_hash,
    compliantSeconds: row.compliant_seconds,
    content: row.content,
    hash: row.hash,
    signature: row.signature,
  }
}
