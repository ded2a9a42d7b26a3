import { type Kysely, sql } from 'kysely'
import type { KeptBlob } from '../../model/evidence.ts'
import type { Tables } from '../tables.ts'

/** What verdicts rest on, by its hash. */
export interface Blobs {
  /** `null`: it is not there, or no more. */
  blob(hash: string): Promise<KeptBlob | null>
  /** Deletes facts that were kept before then; never a policy, and never an entry. */
  expireFacts(before: Date): Promise<number>
}

export function createBlobs(kysely: Kysely<Tables>): Blobs {
  return {
    async blob(hash) {
      const row = await kysely
        .selectFrom('evidence_blob')
        .select(['hash', 'kind', 'encoding', 'content'])
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row ?? null
    },
    async expireFacts(before) {
      const { numDeletedRows } = await kysely
        .deleteFrom('evidence_blob')
        .where('kind', '=', 'facts')
        .where('kept_at', '<', before)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

/** Keeps those that are not there yet; in one order, so that two transactions cannot wait for each other. */
export async function keepBlobs(transaction: Kysely<Tables>, blobs: readonly KeptBlob[]): Promise<void> {
  const byHash = new Map(blobs.map(blob => [blob.hash, blob]))
  for (const hash of [...byHash.keys()].toSorted()) {
    const blob = byHash.get(hash)
    if (blob === undefined) continue
    const { kind, encoding, content } = blob
    await sql`insert into evidence_blob (hash, kind, encoding, content)
      values (${hash}, ${kind}, ${encoding}, ${content}) on conflict do nothing`.execute(transaction)
  }
}
