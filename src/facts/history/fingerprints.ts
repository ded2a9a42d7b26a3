import { fingerprintOfTrees, readDiff } from '../../approvals/fingerprint.ts'
import type { FilePlaces } from '../../approvals/places.ts'
import type { Repository } from '../../model/pull-request.ts'
import type { Cache, GitHubReader } from '../sources.ts'
import { unlessGone } from './unless-gone.ts'

export interface FingerprintSources {
  readonly github: Pick<GitHubReader, 'diff' | 'mergeBase' | 'tree'>
  readonly cache: Cache
  readonly repository: Repository
  /** Where the base branch stands: its commit, or its name where that is not known. */
  readonly base: string
  /** A head of which it is known beforehand that GitHub does not hand its diff out; see {@link MOST_FILES}. */
  readonly withoutDiff?: string | null
}

/**
 * GitHub shows no diff of more files.
 * https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits#diff-limits
 */
export const MOST_FILES = 300

/** To be raised with every change of how a fingerprint is made, since they are kept for ever. */
const VERSION = 3

/** An approval that survived so many heads is better given again. */
const MOST_HEADS = 40

/** What a head changes against its own merge base with the base branch. */
export interface HeadChange {
  readonly head: string
  readonly mergeBase: string
  readonly fingerprint: string
  /** Where the hunks of each file stand; none for a fingerprint of trees. */
  readonly places: readonly FilePlaces[]
}

/** Fingerprints by head SHA. */
export function byHead(changes: readonly HeadChange[]): Record<string, string> {
  return Object.fromEntries(changes.map(({ head, fingerprint }) => [head, fingerprint]))
}

/**
 * What each head changes. All are made the same way, since fingerprints of diffs and those of trees cannot be
 * compared. A head that GitHub does not have any more is left out.
 */
export async function changesOf(
  sources: FingerprintSources,
  heads: readonly string[],
): Promise<readonly HeadChange[]> {
  const ranges = await inTurn(heads.slice(0, MOST_HEADS), head => rangeOf(sources, head))
  const isRefused = ranges.some(({ head }) => head === sources.withoutDiff)
  const ofDiffs = isRefused ? [] : await inTurn(ranges, range => ofDiff(sources, range))
  const areTold = !isRefused && ofDiffs.every(({ read }) => read !== null)
  const made = areTold ? ofDiffs : await inTurn(ranges, range => ofTrees(sources, range))
  return made.flatMap(({ range, read }) => (read === null ? [] : [{ ...range, ...read }]))
}

/** Two commits, whose difference never changes. */
interface Range {
  readonly mergeBase: string
  readonly head: string
}

interface Made {
  readonly range: Range
  readonly read: Pick<HeadChange, 'fingerprint' | 'places'> | null
}

async function rangeOf(
  { github, repository, base }: FingerprintSources,
  head: string,
): Promise<Range | null> {
  const mergeBase = await unlessGone(() => github.mergeBase(repository, base, head))
  return mergeBase === null ? null : { mergeBase, head }
}

async function ofDiff(sources: FingerprintSources, range: Range): Promise<Made> {
  const { github, repository } = sources
  const read = await kept(sources, 'diff', range, async () => {
    const diff = await unlessGone(() => github.diff(repository, range.mergeBase, range.head))
    return diff === null ? null : readDiff(diff)
  })
  return { range, read }
}

async function ofTrees(sources: FingerprintSources, range: Range): Promise<Made> {
  const { github, repository } = sources
  const fingerprint = await kept(sources, 'trees', range, () =>
    unlessGone(async () => {
      const before = await github.tree(repository, range.mergeBase)
      return fingerprintOfTrees(before, await github.tree(repository, range.head))
    }),
  )
  return { range, read: fingerprint === null ? null : { fingerprint, places: [] } }
}

/** By both commits: the head's merge base moves when the base branch takes over some of its commits. */
async function kept<T extends string | object>(
  { cache, repository }: FingerprintSources,
  way: string,
  { mergeBase, head }: Range,
  make: () => Promise<T | null>,
): Promise<T | null> {
  const key = `${repository.id}:${mergeBase}:${head}`
  const known = await cache.get(`fingerprint-${way}-${VERSION}`, key)
  if (known !== undefined) return known as T
  const made = await make()
  if (made !== null) await cache.set(`fingerprint-${way}-${VERSION}`, key, made, null)
  return made
}

/** One after the other: these answers are large, and GitHub limits how much is asked at once. */
async function inTurn<T, R>(items: readonly T[], make: (item: T) => Promise<R | null>): Promise<R[]> {
  const made: R[] = []
  for (const item of items) {
    const result = await make(item)
    if (result !== null) made.push(result)
  }
  return made
}
