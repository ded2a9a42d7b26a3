import type { JudgedApproval, Reset } from '../model/approval.ts'
import type {
  CodeVersion,
  EntryReference,
  EvidenceRepository,
  KeptBlob,
  StoredEntry,
} from '../model/evidence.ts'
import type { Facts } from '../model/facts.ts'
import type { Observation } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Verdict } from '../model/verdict.ts'
import { mergeOnce, onceOf } from './columns.ts'
import { chained, type Draft } from './draft.ts'
import { mergeEntry } from './entries/merge.ts'
import { policyChangeEntry } from './entries/policy-change.ts'
import { refreshEntries } from './entries/refreshes.ts'
import { resetEntry } from './entries/reset.ts'
import { verdictEntry } from './entries/verdict.ts'
import { waiverEntries } from './entries/waivers.ts'
import type { Judged } from './judged.ts'
import { blobOfFacts, blobOfPolicy, type Keeping } from './keep-facts.ts'
import { meansTheSame } from './means-the-same.ts'

/** Where the next entry of a repository belongs, while nobody else can append. */
export interface ChainEnd {
  readonly sequence: number
  readonly head: EntryReference | null
  /** The policy that the newest entry names which names one. */
  readonly policyHash: string | null
  /** Which of the names that were asked for are recorded already. */
  readonly recorded: ReadonlySet<string>
}

export interface Append {
  /** Names of what is recorded once, to be looked up. */
  readonly once: readonly string[]
  readonly compose: (end: ChainEnd) => readonly StoredEntry[]
}

/** The append-only record. */
export interface Records {
  /** Keeps all of it in one transaction, or nothing; answers the entries that were appended. */
  keep(kept: {
    readonly key: PullRequestKey
    readonly verdict: Verdict | null
    readonly resets: readonly Reset[]
    readonly blobs: readonly KeptBlob[]
    readonly entries: Append
  }): Promise<readonly StoredEntry[]>
  /** Of these names of what is recorded once in a repository, those that are not recorded yet. */
  unrecorded(repositoryId: number, once: readonly string[]): Promise<readonly string[]>
  /** When a pull request was first found compliant; `null`: never. */
  firstCompliant(key: PullRequestKey): Promise<string | null>
  /** Whether the pull request has a verdict for this base. */
  isJudged(key: PullRequestKey, baseRef: string): Promise<boolean>
}

export interface RecordDependencies {
  readonly evidence: Records
  readonly verdicts: {
    latest(key: PullRequestKey): Promise<{ verdict: Verdict; entry: EntryReference | null } | null>
  }
  readonly keeping: Keeping
  readonly code: CodeVersion
  readonly clock: { now(): Date }
}

/**
 * Records what an evaluation found: a verdict that differs from the one before it, the approvals that it resets for
 * good, justifications that hold, who asked for another look, another policy, and the merge. What is the same as
 * before is not written again.
 * @returns the entry that holds the verdict
 */
export async function record(
  dependencies: RecordDependencies,
  judged: Judged,
  observations: readonly Observation[],
): Promise<EntryReference> {
  const { facts, verdict } = judged
  const { latest, drafts } = await whatHappened(dependencies, facts, observations)
  const standing = latest !== null && meansTheSame(latest.verdict, verdict) ? latest.entry : null
  if (standing !== null && drafts.length === 0) return standing
  const found = standing === null ? await whatWasFound(dependencies, judged) : null
  const entries = await keep(dependencies, facts, { drafts, found })
  const own = standing ?? entries.find(({ kind }) => kind === 'verdict')
  if (own === undefined) throw new Error('The verdict was recorded without an entry.')
  return { sequence: own.sequence, hash: own.hash }
}

/**
 * Records the merge of a pull request that no policy covers any longer, but did when it was judged: it may be the
 * very one that changed the policy so.
 */
export async function recordUncovered(dependencies: RecordDependencies, facts: Facts): Promise<void> {
  const { pull } = facts
  const key = `${pull.repository.id}#${pull.number}` as const
  if (!pull.merged || !(await dependencies.evidence.isJudged(key, pull.baseRef))) return
  const { drafts } = await whatHappened(dependencies, facts, [])
  if (drafts.length > 0) await keep(dependencies, facts, { drafts, found: null })
}

/** What is recorded once, whatever the verdict is: who asked for another look, and the merge. */
async function whatHappened(
  { evidence, verdicts }: RecordDependencies,
  facts: Facts,
  observations: readonly Observation[],
) {
  const { pull } = facts
  const key = `${pull.repository.id}#${pull.number}` as const
  const latest = await verdicts.latest(key)
  const refreshes = refreshEntries(pull, observations)
  const names = [
    ...refreshes.flatMap(draft => onceOf(draft) ?? []),
    ...(pull.merged ? [mergeOnce(pull.number)] : []),
  ]
  const missing = new Set(names.length === 0 ? [] : await evidence.unrecorded(pull.repository.id, names))
  const drafts: Draft[] = refreshes.filter(draft => missing.has(onceOf(draft) ?? ''))
  if (missing.has(mergeOnce(pull.number))) {
    const before = latest && { ...latest.verdict, entry: latest.entry }
    const compliantAt = await evidence.firstCompliant(key)
    drafts.push(mergeEntry(facts, { verdict: before, compliantAt }))
  }
  return { latest, drafts }
}

/** What is kept with a new verdict. */
interface Found {
  readonly verdict: Verdict
  readonly resets: readonly Reset[]
  readonly blobs: readonly KeptBlob[]
  /** They stand after the change of the policy under which they were found. */
  readonly drafts: readonly Draft[]
  policyChange(before: string | null): Draft | null
}

async function whatWasFound({ keeping, code }: RecordDependencies, judged: Judged): Promise<Found> {
  const { facts, policy, verdict } = judged
  const factsBlob = await blobOfFacts(facts, keeping)
  const reset = approvalsOf(verdict).filter(approval => approval.reset && approval.why !== null)
  return {
    verdict,
    resets: reset.map(({ source, id, why }) => ({ source, id, why: why ?? '', at: facts.at })),
    blobs: [factsBlob, await blobOfPolicy(policy)],
    drafts: [
      ...reset.map(approval => resetEntry(judged, approval)),
      ...waiverEntries(judged),
      verdictEntry(judged, { factsHash: factsBlob.hash, code }),
    ],
    policyChange: before => policyChangeEntry(judged, before),
  }
}

function keep(
  { evidence, clock }: RecordDependencies,
  { pull }: Facts,
  { drafts, found }: { readonly drafts: readonly Draft[]; readonly found: Found | null },
): Promise<readonly StoredEntry[]> {
  const { id, owner, name } = pull.repository
  const repository: EvidenceRepository = { id, owner, name }
  const all = [...drafts, ...(found?.drafts ?? [])]
  return evidence.keep({
    key: `${id}#${pull.number}`,
    verdict: found?.verdict ?? null,
    resets: found?.resets ?? [],
    blobs: found?.blobs ?? [],
    entries: {
      once: all.flatMap(draft => onceOf(draft) ?? []),
      compose(end) {
        const change = found?.policyChange(end.policyHash) ?? null
        const wanted = [...drafts, ...(change === null ? [] : [change]), ...(found?.drafts ?? [])]
        const fresh = wanted.filter(draft => !end.recorded.has(onceOf(draft) ?? ''))
        const recordedAt = clock.now().toISOString()
        const previousHash = end.head?.hash ?? null
        return chained(fresh, {
          repository,
          sequence: end.sequence,
          previousHash,
          recordedAt,
        })
      },
    },
  })
}

/** Every approval once, however many checks judged it; where one check resets it, it is reset. */
function approvalsOf({ rows }: Verdict): JudgedApproval[] {
  const judged = rows.flatMap(({ result }) => result.approvals?.approvals ?? [])
  const byId = new Map<string, JudgedApproval>()
  for (const approval of judged) {
    const id = `${approval.source} ${approval.id}`
    if (approval.reset || !byId.has(id)) byId.set(id, approval)
  }
  return [...byId.values()]
}
