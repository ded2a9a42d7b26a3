import { coversBranch } from '../../policy/covers-branch.ts'
import type { Policy } from '../../policy/schema.ts'
import { mergeOnce } from '../columns.ts'
import { readBlob } from '../read-blobs.ts'
import type { BlobReader, EntryReader } from '../reader.ts'
import { readEntry } from '../reader.ts'
import type { Period } from './population.ts'

/** What GitHub says was merged. */
export interface MergedOnGitHub {
  readonly number: number
  readonly title: string
  readonly url: string
  readonly baseRef: string
  readonly mergedAt: string
}

/** A pull request that was merged, and is not in the evidence. */
export interface MissingMerge extends MergedOnGitHub {
  readonly repository: string
  /** Whether the policy covers its base, as far as the evidence tells. */
  readonly covered: 'yes' | 'unknown'
}

interface Dependencies {
  readonly reader: EntryReader &
    BlobReader & {
      unrecorded(repositoryId: number, once: readonly string[]): Promise<readonly string[]>
    }
  readonly mergedBetween: (
    repository: { readonly owner: string; readonly name: string },
    period: Period,
  ) => Promise<readonly MergedOnGitHub[]>
}

/** What was merged on GitHub in the period into branches that may be covered, and is not in the evidence. */
export async function missingMerges(
  { reader, mergedBetween }: Dependencies,
  repository: { readonly id: number; readonly owner: string; readonly name: string },
  period: Period,
): Promise<MissingMerge[]> {
  const merged = await mergedBetween(repository, period)
  const names = merged.map(({ number }) => mergeOnce(number))
  const unrecorded = new Set(await reader.unrecorded(repository.id, names))
  const missing = merged.filter(({ number }) => unrecorded.has(mergeOnce(number)))
  if (missing.length === 0) return []
  const covers = await coverageOf(reader, repository.id)
  return missing.flatMap(each => {
    const covered = covers(each.baseRef)
    if (covered === 'no') return []
    return [{ ...each, repository: `${repository.owner}/${repository.name}`, covered }]
  })
}

/** By the policy of the newest verdict; it does not say what the default branch is called. */
async function coverageOf(
  reader: Dependencies['reader'],
  repositoryId: number,
): Promise<(branch: string) => 'yes' | 'no' | 'unknown'> {
  const [newest] = await reader.page({ repositoryId, kinds: ['verdict'], most: 1 })
  const entry = newest === undefined ? null : readEntry(newest)
  if (entry?.kind !== 'verdict') return () => 'unknown'
  const blob = await readBlob({ blobs: reader, opener: null }, 'policy', entry.policyHash ?? '')
  if ('why' in blob) return () => 'unknown'
  const policy = blob.value as Policy
  const judged = entry.details.baseRef
  return branch => {
    if (branch === judged) return 'yes'
    if (policy.branches === undefined) return 'no'
    return coversBranch(policy, { baseRef: branch, repository: { defaultBranch: '' } }) ? 'yes' : 'no'
  }
}
