import type { EntryReference, EvidenceEntry, StoredEntry } from '../model/evidence.ts'
import { CHECKPOINTS } from '../model/evidence.ts'
import { canonical, sha256 } from './canonical.ts'
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
  const expected = {
    sequence: words.sequence,
    repositoryId: words.repository?.id ?? CHECKPOINTS,
    kind: words.kind,
    number: words.number,
    headSha: words.headSha,
    at: words.at,
    recordedAt: words.recordedAt,
    policyHash: words.policyHash,
    factsHash: words.factsHash,
    state: stateOf(words),
  } as const
  const differs = Object.entries(expected).find(
    ([name, value]) => entry[name as keyof typeof expected] !== value,
  )
  return differs?.[0] ?? null
}

function stateOf(words: EvidenceEntry): StoredEntry['state'] {
  if (words.kind === 'verdict') return words.details.state
  if (words.kind !== 'merge') return null
  return words.details.compliant ? 'compliant' : 'not-compliant'
}
