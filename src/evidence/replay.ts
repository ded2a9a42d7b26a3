import type { CodeVersion, EntryOf, StoredEntry } from '../model/evidence.ts'
import type { Facts } from '../model/facts.ts'
import type { Row, Verdict } from '../model/verdict.ts'
import type { Policy } from '../policy/schema.ts'
import { judge } from '../verdict/judge.ts'
import { canonical, sha256 } from './canonical.ts'
import { type Opener, readBlob } from './read-blobs.ts'
import { type BlobReader, type EntryReader, readEntry } from './reader.ts'

/** What judging once more came to. */
export type Replay =
  | { readonly outcome: 'same'; readonly entry: EntryOf<'verdict'>; readonly code: CodeComparison }
  | {
      readonly outcome: 'different'
      readonly entry: EntryOf<'verdict'>
      readonly code: CodeComparison
      readonly now: Verdict
      /** Ids of the rows that differ, in the report's order. */
      readonly rows: readonly string[]
    }
  | {
      /** It cannot be judged again. */
      readonly outcome: 'impossible'
      readonly why: string
    }

export interface CodeComparison {
  readonly before: CodeVersion
  readonly now: CodeVersion
  readonly isSame: boolean
}

interface Dependencies {
  readonly entries: EntryReader
  readonly blobs: BlobReader
  /** `null`: no key is set. */
  readonly opener: Opener | null
  readonly code: CodeVersion
}

/** Judges the facts of a verdict once more, against the policy of then, with the code of now. */
export async function replay(dependencies: Dependencies, sequence: number): Promise<Replay> {
  const stored = await dependencies.entries.entry(sequence)
  if (stored === null) return impossible(`There is no entry ${sequence}.`)
  const entry = verdictIn(stored)
  if ('why' in entry) return impossible(entry.why)
  const facts = await readBlob(dependencies, 'facts', entry.factsHash ?? '')
  if ('why' in facts) return impossible(facts.why)
  const policy = await readBlob(dependencies, 'policy', entry.policyHash ?? '')
  if ('why' in policy) return impossible(policy.why)

  const { policy: inForce, problems, rows: rowsBefore, state, code: before } = entry.details
  const resolved = { policy: policy.value as Policy, inForce, problems }
  const now = judge(facts.value as Facts, resolved)
  const code = { before, now: dependencies.code, isSame: before.judging === dependencies.code.judging }
  const rows = differing(rowsBefore, now.rows)
  if (rows.length === 0 && now.state === state && now.headSha === entry.headSha)
    return { outcome: 'same', entry, code }
  return { outcome: 'different', entry, code, now, rows }
}

function verdictIn(stored: StoredEntry): EntryOf<'verdict'> | { readonly why: string } {
  if (sha256(stored.content) !== stored.hash)
    return { why: `Entry ${stored.sequence} was changed. \`evidence verify\` says more.` }
  const words = readEntry(stored)
  if (words.kind === 'verdict') return words
  return { why: `Entry ${stored.sequence} is a ${words.kind}, and only a verdict can be judged again.` }
}

function differing(before: readonly Row[], now: readonly Row[]): string[] {
  const ids = [...new Set([...before, ...now].map(({ id }) => id))]
  const worded = (rows: readonly Row[], id: string) => canonical(rows.filter(row => row.id === id))
  return ids.filter(id => worded(before, id) !== worded(now, id))
}

function impossible(why: string): Replay {
  return { outcome: 'impossible', why }
}
