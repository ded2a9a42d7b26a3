import type { EntryReference, EvidenceEntry, EvidenceKind, KeptBlob, StoredEntry } from '../model/evidence.ts'
import type { PullRequestKey } from '../model/pull-request.ts'

/** Which entries, and from where on. */
export interface EntryPage {
  /** Of one repository; left out: of all. */
  readonly repositoryId?: number
  /** Of one pull request, together with its repository. */
  readonly number?: number
  readonly kinds?: readonly EvidenceKind[]
  /** Begins after this one, oldest first. */
  readonly after?: number
  /** Begins before this one, newest first. */
  readonly before?: number
  /** When it happened: from then on, and before then (ISO 8601). */
  readonly from?: string
  readonly to?: string
  /** How many at most. */
  readonly most: number
}

/** Entries as they are kept. */
export interface EntryReader {
  /** A page of entries: newest first, unless `after` is given. */
  page(page: EntryPage): Promise<readonly StoredEntry[]>
  entry(sequence: number): Promise<StoredEntry | null>
  entriesOf(sequences: readonly number[]): Promise<readonly StoredEntry[]>
}

/** What verdicts rest on, by the hash that their entry names. */
export interface BlobReader {
  /** `null`: it is not there, or no more. */
  blob(hash: string): Promise<KeptBlob | null>
}

/** How far the chain of a repository has been verified. */
export interface VerifiedPoint extends EntryReference {
  readonly repositoryId: number
  /** When that was (ISO 8601, UTC). */
  readonly at: string
  /** What is wrong with the entry after it, a sentence; `null`: nothing was. */
  readonly problem: string | null
}

export interface VerifiedPoints {
  verified(repositoryId: number): Promise<VerifiedPoint | null>
  setVerified(point: VerifiedPoint): Promise<void>
}

/** What was merged in one week. */
export interface MergedWeek {
  /** Its Monday (`2026-11-23`), UTC. */
  readonly week: string
  readonly merged: number
  readonly compliant: number
  /** Median of the time from opening to the first compliant verdict, of those that had one; `null`: none had. */
  readonly medianSeconds: number | null
}

/** An open pull request with the newest verdict on it. */
export interface OpenPull {
  readonly key: PullRequestKey
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
  readonly number: number
  readonly headSha: string | null
  readonly baseRef: string | null
  /** `null`: it has none yet. */
  readonly verdict: StoredEntry | null
}

/** What pages show of many entries at once. */
export interface Overviews {
  /** The weeks in which something was merged, oldest first, since `from` (ISO 8601). */
  mergedByWeek(repositoryIds: readonly number[], from: string): Promise<readonly MergedWeek[]>
  /** Open pull requests into covered branches, by repository and number, after the one that is named. */
  openPulls(page: {
    readonly repositoryIds: readonly number[]
    readonly after?: { readonly repositoryId: number; readonly number: number }
    readonly most: number
  }): Promise<readonly OpenPull[]>
  /** Ids of the repositories that have entries, ascending, after the one that is named. */
  chains(page: { readonly after?: number; readonly most: number }): Promise<readonly number[]>
}

/** The words of an entry. What was kept is what was written, so its form is not looked at again. */
export function readEntry({ content }: Pick<StoredEntry, 'content'>): EvidenceEntry {
  return JSON.parse(content) as EvidenceEntry
}
