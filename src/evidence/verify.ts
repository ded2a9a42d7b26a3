import type { EntryReference, StoredEntry } from '../model/evidence.ts'
import { CHECKPOINTS } from '../model/evidence.ts'
import { checkCheckpoint } from './check-checkpoint.ts'
import { checkEntry } from './check-entry.ts'
import { type EntryReader, readEntry } from './reader.ts'

/** The first entry that is broken. */
export interface Broken {
  readonly sequence: number
  /** What is wrong, a sentence. */
  readonly says: string
  readonly entry: StoredEntry | null
}

/** What verifying found. */
export interface Verification {
  readonly entries: number
  readonly chains: number
  /** The last entry that was verified; `null`: there are none. */
  readonly last: (EntryReference & { readonly recordedAt: string }) | null
  readonly checkpoints: number
  readonly lastCheckpoint: {
    readonly sequence: number
    readonly day: string
    readonly publicKey: string
  } | null
  readonly broken: Broken | null
}

export interface VerifyOptions {
  /** The chain of one repository; left out: all of them, and that no number is missing. */
  readonly repositoryId?: number
  /** The key that has to have signed checkpoints; left out: the one that each names. */
  readonly publicKey?: string
  /** Entries as somebody else saw them, such as GitHub. */
  readonly witnesses?: readonly EntryReference[]
  readonly onProgress?: (entries: number) => void
}

/** Some megabytes at a time, however long the chains are. */
const PAGE = 500

/**
 * Walks the chains in the order of their numbers, and ends at the first entry that is broken. What it holds in memory
 * is a page of entries, and where each repository's chain stands.
 */
export async function verify(reader: EntryReader, options: VerifyOptions = {}): Promise<Verification> {
  const walk = startWalk()
  let entries: readonly StoredEntry[]
  do {
    const { repositoryId } = options
    entries = await reader.page({
      after: walk.last?.sequence ?? 0,
      most: PAGE,
      ...(repositoryId !== undefined && { repositoryId }),
    })
    for (const entry of entries) {
      const says = step(walk, entry, options)
      if (says !== null) return { ...resultOf(walk), broken: says }
    }
    options.onProgress?.(walk.entries)
  } while (entries.length === PAGE)
  return {
    ...resultOf(walk),
    broken: unsigned(walk, options) ?? (await unwitnessed(reader, options.witnesses ?? [])),
  }
}

/** A day, and as long again for a server that did not run at midnight. */
const LONGEST_UNSIGNED_MS = 2 * 86_400_000

/**
 * With a key, every day has its checkpoint: the first entry that none came after, though the record goes on for days.
 * Whoever writes the chains anew cannot sign, and would rather take the checkpoints out.
 */
function unsigned({ last, unsignedSince }: Walk, { repositoryId, publicKey }: VerifyOptions): Broken | null {
  if (publicKey === undefined || repositoryId !== undefined || last === null || unsignedSince === null)
    return null
  const { sequence, recordedAt } = unsignedSince
  if (Date.parse(last.recordedAt) - Date.parse(recordedAt) <= LONGEST_UNSIGNED_MS) return null
  return {
    sequence,
    says: 'No checkpoint came after it for days, though the key is known.',
    entry: unsignedSince,
  }
}

interface Walk {
  readonly chains: Map<number, EntryReference>
  entries: number
  last: Verification['last']
  checkpoints: number
  lastCheckpoint: Verification['lastCheckpoint']
  /** The first entry after the last checkpoint. */
  unsignedSince: StoredEntry | null
}

function startWalk(): Walk {
  return {
    chains: new Map(),
    entries: 0,
    last: null,
    checkpoints: 0,
    lastCheckpoint: null,
    unsignedSince: null,
  }
}

/** Takes the next entry; answers what is wrong with it. */
function step(walk: Walk, entry: StoredEntry, { repositoryId, publicKey }: VerifyOptions): Broken | null {
  const { sequence, hash, recordedAt } = entry
  const expected = (walk.last?.sequence ?? 0) + 1
  if (repositoryId === undefined && sequence !== expected)
    return { sequence: expected, says: 'It is missing.', entry: null }
  const says = checkEntry(entry, walk.chains.get(entry.repositoryId) ?? null) ?? checkAsCheckpoint()
  if (says !== null) return { sequence, says, entry }
  walk.chains.set(entry.repositoryId, { sequence, hash })
  walk.last = { sequence, hash, recordedAt }
  walk.entries++
  walk.unsignedSince = entry.kind === 'checkpoint' ? null : (walk.unsignedSince ?? entry)
  return null

  function checkAsCheckpoint(): string | null {
    const words = readEntry(entry)
    if (words.kind !== 'checkpoint') return null
    const chains = repositoryId === undefined ? walk.chains : null
    const wrong = checkCheckpoint(entry, words, { chains, publicKey: publicKey ?? null })
    walk.checkpoints++
    walk.lastCheckpoint = { sequence, day: words.details.day, publicKey: words.details.publicKey }
    return wrong
  }
}

function resultOf({
  chains,
  entries,
  last,
  checkpoints,
  lastCheckpoint,
}: Walk): Omit<Verification, 'broken'> {
  const repositories = [...chains.keys()].filter(id => id !== CHECKPOINTS)
  return { entries, chains: repositories.length, last, checkpoints, lastCheckpoint }
}

/** The first entry that somebody saw otherwise, or that is not there any more. */
async function unwitnessed(
  reader: EntryReader,
  witnesses: readonly EntryReference[],
): Promise<Broken | null> {
  for (const { sequence, hash } of witnesses.toSorted((a, b) => a.sequence - b.sequence)) {
    const entry = await reader.entry(sequence)
    if (entry === null)
      return { sequence, says: 'It was seen elsewhere, and is not here: the end was cut off.', entry }
    if (entry.hash !== hash) return { sequence, says: `It was seen elsewhere with the hash ${hash}.`, entry }
  }
  return null
}
