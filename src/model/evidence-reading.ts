import type { EntryReference, EvidenceKind, StoredEntry } from './evidence.ts'
import type { PullRequestKey } from './pull-request.ts'

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

/** How far the chain of a repository has been verified: the last entry that was, with sequence 0 where none was yet. */
export interface VerifiedPoint extends EntryReference {
  readonly repositoryId: number
  /** When that was (ISO 8601, UTC). */
  readonly at: string
  /** What is wrong with the entry after it, a sentence; `null`: nothing was. */
  readonly problem: string | null
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
