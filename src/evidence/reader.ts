import type { EntryPage, MergedWeek, OpenPull, VerifiedPoint } from '../model/evidence-reading.ts'
import type { EvidenceEntry, KeptBlob, StoredEntry } from '../model/evidence.ts'

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

export interface VerifiedPoints {
  verified(repositoryId: number): Promise<VerifiedPoint | null>
  setVerified(point: VerifiedPoint): Promise<void>
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
