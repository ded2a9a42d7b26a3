import { type Kysely, sql } from 'kysely'
import type { StoredEntry } from '../../model/evidence.ts'
import type { Tables } from '../tables.ts'

/** Where the next entry of a repository belongs. Holds until the transaction ends, since the evidence is locked. */
export interface ChainEnd {
  /** The number of the next entry. */
  readonly sequence: number
  /** The newest entry of the repository; `null`: there is none. */
  readonly head: { readonly sequence: number; readonly hash: string } | null
  /** The policy that was in force at the newest entry that names one. */
  readonly policyHash: string | null
  /** Which of the names that were asked for are recorded already. */
  readonly recorded: ReadonlySet<string>
  /** The ends of all chains that grew after this entry; asked for by checkpoints. */
  headsSince(sequence: number): Promise<readonly ChainHead[]>
}

interface ChainHead {
  readonly repositoryId: number
  readonly sequence: number
  readonly hash: string
}

/** Entries to be appended to the chain of one repository. */
export interface Append {
  readonly repositoryId: number
  /** Names of what is recorded once, to be looked up. */
  readonly once: readonly string[]
  /** Makes the entries, numbered from `sequence` without a gap; may be none. */
  readonly compose: (end: ChainEnd) => readonly StoredEntry[] | Promise<readonly StoredEntry[]>
}

/** One for all: numbers have no gap, so that whoever appends waits for whoever appends before. */
const LOCK = 'evidence'

/**
 * Appends to a chain, as the last thing of the caller's transaction: from here on everybody else who appends waits
 * for its end.
 * @throws Error when what was made does not belong there
 */
export async function appendEntries(
  transaction: Kysely<Tables>,
  { repositoryId, once, compose }: Append,
): Promise<readonly StoredEntry[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`.execute(transaction)
  const end = await readEnd(transaction, repositoryId, once)
  const entries = await compose(end)
  if (entries.length === 0) return entries
  refuseMisplaced(entries, end, repositoryId)
  await transaction.insertInto('evidence').values(entries.map(rowOf)).execute()
  return entries
}

async function readEnd(
  transaction: Kysely<Tables>,
  repositoryId: number,
  once: readonly string[],
): Promise<ChainEnd> {
  const { rows } = await sql<{
    last: string | number | null
    sequence: string | number | null
    hash: string | null
    policy_hash: string | null
    recorded: string[] | null
  }>`
    select (select max(sequence) from evidence) as last, head.sequence, head.hash,
      (select policy_hash from evidence where repository_id = ${repositoryId} and policy_hash is not null
        order by sequence desc limit 1) as policy_hash,
      (select array_agg(once) from evidence
        where repository_id = ${repositoryId} and once = any(${once}::text[])) as recorded
    from (select 1) one left join lateral (
      select sequence, hash from evidence where repository_id = ${repositoryId} order by sequence desc limit 1
    ) head on true`.execute(transaction)
  const [row] = rows
  return {
    sequence: Number(row?.last ?? 0) + 1,
    head: row === undefined || row.hash === null ? null : { sequence: Number(row.sequence), hash: row.hash },
    policyHash: row?.policy_hash ?? null,
    recorded: new Set(row?.recorded),
    headsSince: sequence => readHeadsSince(transaction, sequence),
  }
}

async function readHeadsSince(transaction: Kysely<Tables>, sequence: number): Promise<ChainHead[]> {
  const { rows } = await sql<{ repository_id: string; sequence: string; hash: string }>`
    select distinct on (repository_id) repository_id, sequence, hash from evidence
    where sequence > ${sequence} order by repository_id, sequence desc`.execute(transaction)
  return rows.map(row => ({
    repositoryId: Number(row.repository_id),
    sequence: Number(row.sequence),
    hash: row.hash,
  }))
}

function refuseMisplaced(entries: readonly StoredEntry[], end: ChainEnd, repositoryId: number): void {
  const isPlaced = entries.every(
    (entry, position) => entry.sequence === end.sequence + position && entry.repositoryId === repositoryId,
  )
  if (!isPlaced) throw new Error(`Entries for ${repositoryId} do not belong at ${end.sequence}.`)
}

function rowOf(entry: StoredEntry) {
  return {
    sequence: entry.sequence,
    repository_id: entry.repositoryId,
    kind: entry.kind,
    number: entry.number,
    state: entry.state,
    head_sha: entry.headSha,
    at: entry.at,
    recorded_at: entry.recordedAt,
    once: entry.once,
    policy_hash: entry.policyHash,
    facts_hash: entry.factsHash,
    compliant_seconds: entry.compliantSeconds,
    content: entry.content,
    hash: entry.hash,
    signature: entry.signature,
  }
}
