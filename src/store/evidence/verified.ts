import type { Kysely } from 'kysely'
import type { VerifiedPoint } from '../../model/evidence-reading.ts'
import type { Tables } from '../tables.ts'

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
