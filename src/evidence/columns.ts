import type { EntryColumns, EntryOf, EvidenceEntry } from '../model/evidence.ts'
import { CHECKPOINTS } from '../model/evidence.ts'
import { canonical, sha256 } from './canonical.ts'

/** What the columns beside an entry's text are: all of it follows from the text. */
export function columnsOf(entry: EvidenceEntry): EntryColumns {
  const { kind, number, headSha, at, recordedAt, policyHash, factsHash } = entry
  return {
    repositoryId: entry.repository?.id ?? CHECKPOINTS,
    kind,
    number,
    state: stateOf(entry),
    headSha,
    at,
    recordedAt,
    once: onceOf(entry),
    policyHash,
    factsHash,
    compliantSeconds: entry.kind === 'merge' ? compliantSecondsOf(entry) : null,
  }
}

/** What names an entry before it has its place. */
type Named = {
  readonly [K in EvidenceEntry['kind']]: Pick<EntryOf<K>, 'kind' | 'number' | 'details'>
}[EvidenceEntry['kind']]

/** Names what is recorded once in a repository; `null`: it may come again. */
export function onceOf(entry: Named): string | null {
  const { number } = entry
  switch (entry.kind) {
    case 'reset':
      return `reset ${number} ${entry.details.source} ${entry.details.id}`
    case 'waiver': {
      // Lines move; the same words and the same sign-off stay one justification.
      const { line: _, ...lasting } = entry.details
      return `waiver ${number} ${sha256(canonical(lasting))}`
    }
    case 'refresh':
      return `refresh ${number} ${entry.details.delivery}`
    case 'merge':
      return mergeOnce(number)
    case 'push':
      return `push ${entry.details.delivery}`
    case 'checkpoint':
      return `checkpoint ${entry.details.day}`
    case 'verdict':
    case 'policy-change':
    default:
      return null
  }
}

/** Of a pull request's merge, of which there is one. */
export function mergeOnce(number: number | null): string {
  return `merge ${number}`
}

function stateOf(entry: EvidenceEntry): EntryColumns['state'] {
  if (entry.kind === 'verdict') return entry.details.state
  if (entry.kind !== 'merge') return null
  return entry.details.compliant ? 'compliant' : 'not-compliant'
}

/** Never negative: the clocks of GitHub and ours differ. */
function compliantSecondsOf({ details }: EntryOf<'merge'>): number | null {
  const { compliantAt, openedAt } = details
  if (compliantAt === null) return null
  return Math.max(0, Math.round((Date.parse(compliantAt) - Date.parse(openedAt)) / 1000))
}
