import { type EntryReader, readEntry } from '../../../evidence/reader.ts'
import type { EntryOf, EvidenceEntry, StoredEntry } from '../../../model/evidence.ts'
import type { SeenRepository } from '../../sign-in/access.ts'

/** An entry, with the hash under which it stands in its chain. */
export interface Recorded<E extends EvidenceEntry = EvidenceEntry> {
  readonly entry: E
  readonly hash: string
}

/** What the report of a pull request shows; the same as JSON. */
export interface Report {
  readonly repository: SeenRepository
  readonly number: number
  readonly verdict: Recorded<EntryOf<'verdict'>>
  readonly merge: Recorded<EntryOf<'merge'>> | null
  /** The newest ones first, of very many the last ones. */
  readonly history: readonly Recorded[]
  readonly hasOlder: boolean
}

const MOST_SHOWN = 50

/** Reads it from the evidence; `null`: there is no verdict of it. */
export async function readReport(
  evidence: EntryReader,
  repository: SeenRepository,
  number: number,
): Promise<Report | null> {
  const of = { repositoryId: repository.id, number }
  const [page, verdicts, merges] = await Promise.all([
    evidence.page({ ...of, most: MOST_SHOWN + 1 }),
    evidence.page({ ...of, kinds: ['verdict'], most: 1 }),
    evidence.page({ ...of, kinds: ['merge'], most: 1 }),
  ])
  const verdict = recordedAs('verdict', verdicts[0])
  if (verdict === null) return null
  return {
    repository,
    number,
    verdict,
    merge: recordedAs('merge', merges[0]),
    history: page.slice(0, MOST_SHOWN).map(recorded),
    hasOlder: page.length > MOST_SHOWN,
  }
}

export function recorded(stored: StoredEntry): Recorded {
  return { entry: readEntry(stored), hash: stored.hash }
}

function recordedAs<K extends EvidenceEntry['kind']>(
  kind: K,
  stored: StoredEntry | undefined,
): Recorded<EntryOf<K>> | null {
  if (stored?.kind !== kind) return null
  return { entry: readEntry(stored) as EntryOf<K>, hash: stored.hash }
}
