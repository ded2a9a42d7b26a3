import type {
  EntryOf,
  EvidenceEntry,
  EvidenceKind,
  EvidenceRepository,
  StoredEntry,
} from '../model/evidence.ts'
import { canonical, sha256 } from './canonical.ts'
import { columnsOf } from './columns.ts'
import { readEntry } from './reader.ts'

/** An entry that has no place yet. */
export type Draft = { readonly [K in EvidenceKind]: DraftOf<K> }[EvidenceKind]

export type DraftOf<K extends EvidenceKind> = Pick<
  EntryOf<K>,
  'kind' | 'at' | 'number' | 'headSha' | 'actor' | 'policyHash' | 'factsHash' | 'details'
>

/** Where entries are to stand. */
export interface Place {
  /** `null`: the chain of checkpoints. */
  readonly repository: EvidenceRepository | null
  /** Number of the first. */
  readonly sequence: number
  readonly previousHash: string | null
  readonly recordedAt: string
  /** Signs the text of checkpoints; Base64. */
  readonly sign?: (content: string) => string
}

/** Stands in the place of a hash where nothing comes before. */
export const NO_HASH = '0'.repeat(64)

/** Gives drafts their places: numbers without a gap, each with the hash of the one before it. */
export function chained(drafts: readonly Draft[], place: Place): StoredEntry[] {
  const entries: StoredEntry[] = []
  for (const draft of drafts) {
    const before = entries.at(-1)
    const sequence = place.sequence + entries.length
    entries.push(entryAt(draft, { ...place, sequence, previousHash: before?.hash ?? place.previousHash }))
  }
  return entries
}

function entryAt(draft: Draft, place: Place): StoredEntry {
  const { repository, sequence, previousHash, sign } = place
  const words = {
    ...draft,
    format: 1,
    sequence,
    // Of one form, whatever GitHub and clocks write.
    at: new Date(draft.at).toISOString(),
    recordedAt: new Date(place.recordedAt).toISOString(),
    repository: repository && { id: repository.id, owner: repository.owner, name: repository.name },
    previousHash: previousHash ?? NO_HASH,
  } as EvidenceEntry
  const content = canonical(words)
  return {
    ...columnsOf(readEntry({ content })),
    sequence,
    content,
    hash: sha256(content),
    signature: sign?.(content) ?? null,
  }
}
