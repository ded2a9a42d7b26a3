import type { Kysely } from 'kysely'
import type { Reset } from '../../model/approval.ts'
import type { EntryReference, KeptBlob, StoredEntry } from '../../model/evidence.ts'
import type { PullRequestKey } from '../../model/pull-request.ts'
import type { Verdict } from '../../model/verdict.ts'
import { partsOf } from '../key.ts'
import { addResets } from '../resets.ts'
import type { Tables } from '../tables.ts'
import { appendVerdict } from '../verdicts.ts'
import { type Append, appendEntries } from './append-entries.ts'
import { keepBlobs } from './blobs.ts'

/** What an evaluation leaves behind: all of it is kept, or nothing. */
export interface Kept {
  readonly key: PullRequestKey
  /** `null`: as it was. */
  readonly verdict: Verdict | null
  /** Approvals that are reset; those that were before are left out of `entries`' `recorded` by their name. */
  readonly resets: readonly Reset[]
  readonly blobs: readonly KeptBlob[]
  /** The entries of the evidence; of a verdict exactly one. */
  readonly entries: Omit<Append, 'repositoryId'>
}

/** The append-only record of what was found and done. */
export interface Records {
  /** Answers the entries that were appended. @throws Error for a verdict without an entry */
  keep(kept: Kept): Promise<readonly StoredEntry[]>
  /** Of these names of what is recorded once in a repository, those that are not recorded yet. */
  unrecorded(repositoryId: number, once: readonly string[]): Promise<string[]>
  /** When a pull request was first found compliant (ISO 8601, UTC); `null`: never. */
  firstCompliant(key: PullRequestKey): Promise<string | null>
  /** Whether the pull request has a verdict for this base. */
  isJudged(key: PullRequestKey, baseRef: string): Promise<boolean>
  /** Appends entries that belong to no verdict. */
  append(append: Append): Promise<readonly StoredEntry[]>
}

export function createRecords(kysely: Kysely<Tables>): Records {
  const inTransaction = <T>(work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T> =>
    kysely.transaction().setIsolationLevel('read committed').execute(work)
  return {
    keep: kept => inTransaction(transaction => keepAll(transaction, kept)),
    append: append => inTransaction(transaction => appendEntries(transaction, append)),
    async unrecorded(repositoryId, once) {
      if (once.length === 0) return []
      const rows = await kysely
        .selectFrom('evidence')
        .select('once')
        .where('repository_id', '=', repositoryId)
        .where('once', 'in', once)
        .execute()
      const recorded = new Set(rows.map(row => row.once))
      return once.filter(name => !recorded.has(name))
    },
    async firstCompliant(key) {
      const { repositoryId, number } = partsOf(key)
      const row = await kysely
        .selectFrom('evidence')
        .select('at')
        .where('repository_id', '=', repositoryId)
        .where('number', '=', number)
        .where('kind', '=', 'verdict')
        .where('state', '=', 'success')
        .orderBy('sequence')
        .limit(1)
        .executeTakeFirst()
      return row?.at.toISOString() ?? null
    },
    async isJudged(key, baseRef) {
      const { repositoryId, number } = partsOf(key)
      const row = await kysely
        .selectFrom('verdict')
        .select('seq')
        .where('repository_id', '=', repositoryId)
        .where('number', '=', number)
        .where('base_ref', '=', baseRef)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

async function keepAll(
  transaction: Kysely<Tables>,
  { key, verdict, resets, blobs, entries }: Kept,
): Promise<readonly StoredEntry[]> {
  await keepBlobs(transaction, blobs)
  await addResets(transaction, key, resets)
  const { repositoryId } = partsOf(key)
  const appended = await appendEntries(transaction, { repositoryId, ...entries })
  if (verdict !== null) await appendVerdict(transaction, verdict, entryOfVerdict(appended))
  return appended
}

function entryOfVerdict(appended: readonly StoredEntry[]): EntryReference {
  const [entry, ...more] = appended.filter(({ kind }) => kind === 'verdict')
  if (entry === undefined || more.length > 0) throw new Error('A verdict is kept with one entry of its own.')
  return entry
}
