import { compareFingerprints, readDiff } from '../approvals/fingerprint.ts'
import type { Parts } from '../model/facts.ts'
import type { PullRequest } from '../model/pull-request.ts'
import { changesOf, type HeadChange } from './history/fingerprints.ts'
import { placesOfHeads } from './history/places-of-heads.ts'
import { outageOf } from './outage.ts'
import type { Cache, GitHubReader } from './sources.ts'

export interface RevertSources {
  readonly github: GitHubReader
  readonly cache: Cache
}

/** What may be a revert. */
export interface RevertOf {
  readonly pull: PullRequest
  /** Where the base branch stands; `null` when it was deleted. */
  readonly baseSha: string | null
}

/**
 * The merged pull request of which this one is the exact inverse; `null` where the description names none, where
 * they differ in anything, and where GitHub does not hand out what it takes to compare them.
 */
export async function gatherRevert(
  sources: RevertSources,
  { pull, baseSha }: RevertOf,
): Promise<Parts['revert']> {
  const number = revertedNumber(pull)
  if (number === null) return null
  const inverse = await inverseOf(sources, pull, number)
  if (inverse === null) return null
  const { repository, headSha, baseRef } = pull
  const own = await changesOf({ ...sources, repository, base: baseSha ?? baseRef }, [headSha])
  const compared = compareFingerprints(inverse.fingerprint, own[0]?.fingerprint)
  if (compared === 'same') return { number }
  if (compared !== 'alike') return null
  // The base branch went on in one of the files, from the commit that the merged one became there.
  const pair = [[inverse.head, headSha]] as const
  const [places] = await placesOfHeads({ ...sources, repository }, pair, [inverse, ...own])
  return places?.are === 'same' ? { number } : null
}

/**
 * The number behind “Reverts acme/claims#12”, which GitHub's button writes into the description, or “Reverts #12”.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/reverting-a-pull-request
 */
function revertedNumber({ body, repository: { owner, name }, number }: PullRequest): number | null {
  const [, of, digits] = /^Reverts[ \t]+(\S*)#([1-9]\d{0,8})[ \t]*$/im.exec(body.replaceAll('\r', '')) ?? []
  if (digits === undefined || Number(digits) === number) return null
  const isHere = of === '' || of?.toLowerCase() === `${owner}/${name}`.toLowerCase()
  return isHere ? Number(digits) : null
}

/** To be raised with every change of how it is made: what was merged never changes, so it is kept for ever. */
const KIND = 'fingerprint-inverse-2'

/** Taking back what the pull request brought into the same branch, as a change of what it became there. */
async function inverseOf(
  { github, cache }: RevertSources,
  { repository, baseRef }: PullRequest,
  number: number,
): Promise<HeadChange | null> {
  const key = `${repository.id}#${number} ${baseRef}`
  const known = await cache.get(KIND, key)
  if (known !== undefined) return known as HeadChange
  try {
    const merged = await github.mergedPull(repository, number)
    if (merged === null || merged.baseRef !== baseRef) return null
    const diff = await github.diff(repository, merged.baseSha, merged.headSha)
    const read = readDiff(diff, { inverse: true })
    if (read === null) return null
    const inverse = { ...read, head: merged.headSha, mergeBase: merged.mergeSha ?? merged.headSha }
    await cache.set(KIND, key, inverse, null)
    return inverse
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null || outage.isTemporary) throw error
    return null
  }
}
