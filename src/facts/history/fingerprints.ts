import { fingerprintOfDiff, fingerprintOfTrees } from '../../approvals/fingerprint.ts'
import type { Repository } from '../../model/pull-request.ts'
import { outageOf } from '../outage.ts'
import type { Cache, GitHubReader } from '../sources.ts'

export interface FingerprintSources {
  readonly github: GitHubReader
  readonly cache: Cache
  readonly repository: Repository
  /** Where the base branch stands: its commit, or its name where that is not known. */
  readonly base: string
}

/** To be raised with every change of how a fingerprint is made, since they are kept for ever. */
const VERSION = 2

/** An approval that survived so many heads is better given again. */
const MOST_HEADS = 40

/**
 * What each head changes against its own merge base with the base branch. All are made the same way, since those of
 * diffs and those of trees cannot be compared. A head that GitHub does not have any more is left out.
 */
export async function fingerprintsOf(
  sources: FingerprintSources,
  heads: readonly string[],
): Promise<Record<string, string>> {
  const ranges = await inTurn(heads.slice(0, MOST_HEADS), head => rangeOf(sources, head))
  const ofDiffs = await inTurn(ranges, range => ofDiff(sources, range))
  const areTold = ofDiffs.every(({ fingerprint }) => fingerprint !== null)
  const made = areTold ? ofDiffs : await inTurn(ranges, range => ofTrees(sources, range))
  return Object.fromEntries(
    made.flatMap(({ head, fingerprint }) => (fingerprint === null ? [] : [[head, fingerprint]])),
  )
}

/** Two commits, whose difference never changes. */
interface Range {
  readonly mergeBase: string
  readonly head: string
}

interface Made {
  readonly head: string
  readonly fingerprint: string | null
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
  const fingerprint = await kept(sources, 'diff', range, async () => {
    const diff = await unlessGone(() => github.diff(repository, range.mergeBase, range.head))
    return diff === null ? null : fingerprintOfDiff(diff)
  })
  return { head: range.head, fingerprint }
}

async function ofTrees(sources: FingerprintSources, range: Range): Promise<Made> {
  const { github, repository } = sources
  const fingerprint = await kept(sources, 'trees', range, () =>
    unlessGone(async () => {
      const before = await github.tree(repository, range.mergeBase)
      return fingerprintOfTrees(before, await github.tree(repository, range.head))
    }),
  )
  return { head: range.head, fingerprint }
}

/** By both commits: the head's merge base moves when the base branch takes over some of its commits. */
async function kept(
  { cache, repository }: FingerprintSources,
  way: string,
  { mergeBase, head }: Range,
  make: () => Promise<string | null>,
): Promise<string | null> {
  const key = `${repository.id}:${mergeBase}:${head}`
  const known = await cache.get(`fingerprint-${way}-${VERSION}`, key)
  if (typeof known === 'string') return known
  const fingerprint = await make()
  if (fingerprint !== null) await cache.set(`fingerprint-${way}-${VERSION}`, key, fingerprint, null)
  return fingerprint
}

/** `null` for what GitHub does not have or not hand out; an outage is thrown, since it will be over. */
async function unlessGone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null || outage.isTemporary) throw error
    return null
  }
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
