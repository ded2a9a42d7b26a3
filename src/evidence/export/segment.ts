import type { EntryOf, StoredEntry } from '../../model/evidence.ts'
import { CHECKPOINTS } from '../../model/evidence.ts'
import { type EntryReader, readEntry } from '../reader.ts'
import type { Change } from './change.ts'

/** A piece of a repository's chain without a gap, and the checkpoint that signs its end. */
export interface Segment {
  readonly entries: readonly StoredEntry[]
  /** `null`: none came after it. */
  readonly checkpoint: { readonly stored: StoredEntry; readonly words: EntryOf<'checkpoint'> } | null
}

const PAGE = 500
/** Of one pull request. */
const MOST_ENTRIES = 2_000

/** The chain from the first entry of a change to its last, or to where the next checkpoint saw the chain end. */
export async function segmentOf(reader: EntryReader, change: Change): Promise<Segment> {
  const own = await entriesOf(reader, change)
  const first = own[0]?.sequence ?? change.entry.sequence
  const last = own.at(-1)?.sequence ?? change.entry.sequence
  const checkpoint = await checkpointAfter(reader, last)
  const head = checkpoint?.words.details.heads.find(each => each.repositoryId === change.repositoryId)
  const entries = await between(reader, change.repositoryId, first, Math.max(last, head?.sequence ?? 0))
  return { entries, checkpoint: head === undefined ? null : checkpoint }
}

/** The entries that are about the change alone, oldest first. */
export async function entriesOf(reader: EntryReader, change: Change): Promise<readonly StoredEntry[]> {
  const { repositoryId, number, entry } = change
  if (number === null) return reader.entriesOf([entry.sequence])
  return reader.page({ repositoryId, number, after: 0, most: MOST_ENTRIES })
}

async function checkpointAfter(reader: EntryReader, sequence: number): Promise<Segment['checkpoint']> {
  const [stored] = await reader.page({ repositoryId: CHECKPOINTS, after: sequence, most: 1 })
  if (stored === undefined) return null
  const words = readEntry(stored)
  return words.kind === 'checkpoint' ? { stored, words } : null
}

async function between(
  reader: EntryReader,
  repositoryId: number,
  first: number,
  last: number,
): Promise<StoredEntry[]> {
  const all: StoredEntry[] = []
  for (let after = first - 1; ; ) {
    const page = await reader.page({ repositoryId, after, most: PAGE })
    all.push(...page.filter(({ sequence }) => sequence <= last))
    after = page.at(-1)?.sequence ?? last
    if (page.length < PAGE || after >= last) return all
  }
}
