import type { EntryReference, EvidenceEntry, StoredEntry } from '../model/evidence.ts'
import { canonical, sha256 } from './canonical.ts'
import { columnsOf } from './columns.ts'
import { NO_HASH } from './draft.ts'
import { readEntry } from './reader.ts'

/** What is wrong with an entry that is to stand after `before` in its chain, a sentence; `null`: nothing. */
export function checkEntry(entry: StoredEntry, before: EntryReference | null): string | null {
  if (sha256(entry.content) !== entry.hash)
    return 'Its text was changed: it has not the hash that was kept with it.'
  const words = wordsOf(entry)
  if (words === null) return 'Its text is no JSON in canonical form.'
  const column = differingColumn(entry, words)
  if (column !== null) return `Its column ${column} is not what its text says.`
  if (words.previousHash === (before?.hash ?? NO_HASH)) return null
  return before === null
    ? 'It is the first of its chain here, and says that another one stands before it.'
    : `It does not continue entry ${before.sequence}, which stands before it.`
}

function wordsOf(entry: StoredEntry): EvidenceEntry | null {
  try {
    const words = readEntry(entry)
    return canonical(words) === entry.content ? words : null
  } catch {
    return null
  }
}

/** The columns by which entries are found must not lead past what the texts say. */
function differingColumn(entry: StoredEntry, words: EvidenceEntry): string | null {
  const expected = { sequence: words.sequence, ...columnsOf(words) }
  const names = Object.keys(expected) as (keyof typeof expected)[]
  return names.find(name => entry[name] !== expected[name]) ?? null
}
