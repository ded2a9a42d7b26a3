import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { type Blobs, createBlobs } from './blobs.ts'
import { createEntries, type Entries } from './entries.ts'
import { createOverviews, type Overviews } from './overviews.ts'
import { createRecords, type Records } from './records.ts'
import { createVerified, type VerifiedPoints } from './verified.ts'

/** The evidence: entries that are only ever added, and what they rest on. */
export interface EvidenceStore extends Records, Entries, Blobs, VerifiedPoints, Overviews {}

export function createEvidence(kysely: Kysely<Tables>): EvidenceStore {
  return {
    ...createRecords(kysely),
    ...createEntries(kysely),
    ...createBlobs(kysely),
    ...createVerified(kysely),
    ...createOverviews(kysely),
  }
}
