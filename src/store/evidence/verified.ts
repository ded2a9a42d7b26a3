import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** How far the chain of a repository has been verified. */
export interface VerifiedPoint {
  readonly repositoryId: number
  /** The last entry that was verified; 0: none yet. */
  readonly sequence: number
  readonly hash: string
  /** When that was (ISO 8601, UTC). */
  readonly at: string
  /** What is wrong with the entry after it, a sentence; `null`: nothing was. */
  readonly problem: string | null
}

export interface VerifiedPoints {
  verified(repositoryId: number): Promise<VerifiedPoint | null>
  setVerified(point: VerifiedPoint): Promise<void>
}

export function createVerified(kysely: Kysely<Tables>): VerifiedPoints {
  return {
    async verified(repositoryId) {
      const row = await kysely
        .selectFrom('evidence_verified')
        .selectAll()
        .where('repository_id', '=', repositoryId)
        .executeTakeFirst()
      if (row === undefined) return null
      const { hash, problem } = row
      return { repositoryId, sequence: Number(row.sequence), hash, at: row.at.toISOString(), problem }
    },
    async setVerified({ repositoryId, sequence, hash, at, problem }) {
      const point = { sequence, hash, at, problem }
      await kysely
        .insertInto('evidence_verified')
        .values({ repository_id: repositoryId, ...point })
        .onConflict(conflict => conflict.column('repository_id').doUpdateSet(point))
        .execute()
    },
  }
}
