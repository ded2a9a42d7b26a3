import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { EntryReader } from '../reader.ts'
import type { Change } from './change.ts'
import { changesOf, csvHeader, csvOf, type Period, populationOf } from './population.ts'
import { drawSample, type Sampled } from './sample.ts'
import { writePacket } from './write-packet.ts'

/** What to export, and where to. */
export interface ExportWish {
  /** Is made, or is there and empty. */
  readonly folder: string
  readonly period: Period
  readonly repositories: readonly { readonly id: number }[]
  /** For which changes a packet is written; `null`: for none. */
  readonly sample: SampleWish | null
  readonly exportedAt: string
}

export type SampleWish =
  | { readonly kind: 'draw'; readonly size: number; readonly seed: string }
  /** `owner/name#42`, in lower case. */
  | { readonly kind: 'list'; readonly pulls: ReadonlySet<string> }

/** What was written. */
export interface Exported {
  readonly pulls: number
  readonly pushes: number
  readonly notCompliant: number
  readonly packets: readonly string[]
}

/** Writes the population as CSV and JSON Lines, and a packet for each change of the sample. */
export async function writeExport(reader: EntryReader, wish: ExportWish): Promise<Exported> {
  const { folder, sample, exportedAt } = wish
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const counts = { pulls: 0, pushes: 0, notCompliant: 0 }
  const population: Sampled[] = []
  const csv = createWriteStream(join(folder, 'population.csv'))
  const lines = createWriteStream(join(folder, 'population.jsonl'))
  // The mark tells spreadsheets that it is UTF-8.
  csv.write(`\ufeff${csvHeader()}`)
  for (const { id } of wish.repositories) {
    for await (const change of populationOf(reader, id, wish.period)) {
      const { kind, repository, repositoryId, number, entry, compliant } = change
      csv.write(csvOf(change))
      if (!lines.write(`${JSON.stringify(change)}\n`)) await drained(lines)
      counts[kind === 'pull request' ? 'pulls' : 'pushes']++
      if (!compliant) counts.notCompliant++
      population.push({ repository, repositoryId, number, entry })
    }
  }
  for (const stream of [csv, lines]) await finished(stream.end())
  const packets = await writePackets(reader, wish, await sampled(reader, sample, population))
  await writeFile(
    join(folder, 'export.json'),
    `${JSON.stringify({ exportedAt, ...wish.period, ...counts, sample: sampleWords(sample), packets, files: await hashesOf(folder) }, null, 2)}\n`,
  )
  return { ...counts, packets }
}

async function drained(stream: NodeJS.EventEmitter): Promise<void> {
  await new Promise<void>(resolve => stream.once('drain', () => resolve()))
}

/** Read once more, since the whole population need not fit into memory. */
async function sampled(
  reader: EntryReader,
  sample: SampleWish | null,
  population: readonly Sampled[],
): Promise<readonly Change[]> {
  if (sample === null) return []
  const wanted =
    sample.kind === 'draw'
      ? drawSample(population, sample.size, sample.seed)
      : population.filter(({ repository, number }) =>
          sample.pulls.has(`${repository}#${number}`.toLowerCase()),
        )
  const entries = await reader.entriesOf(wanted.map(({ entry }) => entry.sequence))
  return changesOf(reader, entries)
}

async function writePackets(
  reader: EntryReader,
  { folder, exportedAt }: ExportWish,
  changes: readonly Change[],
): Promise<string[]> {
  if (changes.length === 0) return []
  const place = join(folder, 'packets')
  await mkdir(place)
  const names: string[] = []
  for (const change of changes) names.push(await writePacket(reader, change, { folder: place, exportedAt }))
  return names
}

function sampleWords(sample: SampleWish | null): object | null {
  if (sample === null) return null
  return sample.kind === 'draw' ? { size: sample.size, seed: sample.seed } : { pulls: [...sample.pulls] }
}

/** So that whoever receives the files can tell whether they are those. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  const names = ['population.csv', 'population.jsonl']
  const hashes = names.map(async name => {
    const bytes = await readFile(join(folder, name))
    return [name, createHash('sha256').update(bytes).digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(hashes))
}
