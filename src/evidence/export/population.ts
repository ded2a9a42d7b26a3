import type { EntryOf, StoredEntry } from '../../model/evidence.ts'
import { type EntryReader, readEntry } from '../reader.ts'
import { type Change, changeOf, verdictOf } from './change.ts'
import { csvLine } from './csv.ts'

/** From the first moment on, and before the last one (ISO 8601, UTC). */
export interface Period {
  readonly from: string
  readonly to: string
}

const PAGE = 200

/** Everything that was merged into or pushed to covered branches of a repository in a period, in the order recorded. */
export async function* populationOf(
  reader: EntryReader,
  repositoryId: number,
  period: Period,
): AsyncGenerator<Change> {
  let page: readonly StoredEntry[]
  let after = 0
  do {
    page = await reader.page({ repositoryId, kinds: ['merge', 'push'], ...period, after, most: PAGE })
    yield* await changesOf(reader, page)
    after = page.at(-1)?.sequence ?? after
  } while (page.length === PAGE)
}

/** The changes that entries tell of, with the verdicts that they name. */
export async function changesOf(reader: EntryReader, entries: readonly StoredEntry[]): Promise<Change[]> {
  const verdicts = await verdictsOf(reader, entries)
  return entries.flatMap(entry => changeOf(entry, verdicts.get(verdictOf(entry) ?? 0) ?? null) ?? [])
}

async function verdictsOf(
  reader: EntryReader,
  entries: readonly StoredEntry[],
): Promise<ReadonlyMap<number, EntryOf<'verdict'>>> {
  const sequences = entries.flatMap(entry => verdictOf(entry) ?? [])
  const found = (await reader.entriesOf(sequences)).map(readEntry)
  return new Map(found.flatMap(entry => (entry.kind === 'verdict' ? [[entry.sequence, entry] as const] : [])))
}

type Column = readonly [name: string, cell: (change: Change) => string]

/** The columns of the population, in their order. */
const columns: readonly Column[] = [
  ['repository', change => change.repository],
  ['kind', change => change.kind],
  ['number', change => String(change.number ?? '')],
  ['title', change => change.title],
  ['tickets', change => change.tickets.join(' ')],
  ['author', change => change.author ?? ''],
  ['merged or pushed by', change => change.by ?? ''],
  ['at', change => change.at],
  ['branch', change => change.branch],
  ['compliant', change => (change.compliant ? 'yes' : 'no')],
  ['why', change => change.why],
  [
    'approvers',
    change => change.approvers.map(({ login, at, role }) => `${login} (${role}) ${at}`).join('; '),
  ],
  ['checks', change => change.checks.map(({ id, status }) => `${id}: ${status}`).join('; ')],
  ['exceptions', change => change.exceptions.map(exceptionCell).join('; ')],
  ['head', change => change.headSha ?? ''],
  ['commit', change => change.mergeSha ?? ''],
  ['policy', change => change.policyHash ?? ''],
  ['verdict entry', change => String(change.verdict?.sequence ?? '')],
  ['verdict hash', change => change.verdict?.hash ?? ''],
  ['entry', change => String(change.entry.sequence)],
  ['entry hash', change => change.entry.hash],
  ['address', change => change.url ?? ''],
]

export function csvHeader(): string {
  return csvLine(columns.map(([name]) => name))
}

export function csvOf(change: Change): string {
  return csvLine(columns.map(([, cell]) => cell(change)))
}

function exceptionCell({ what, reason, until, signedOff }: Change['exceptions'][number]): string {
  return `${what}: ${reason}${until === null ? '' : ` (until ${until})`} ${signedOff}`
}
