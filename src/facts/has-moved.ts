import type { PullRequest, PullRequestKey } from '../model/pull-request.ts'
import type { Cache, CommitsOfPull } from './sources.ts'

const KIND = 'last-turn'

/** The last turn of the pull request that is known. To be asked before anything of it is read. */
export async function lastTurnKnown(cache: Cache, key: PullRequestKey): Promise<string | null> {
  const turn = await cache.get(KIND, key)
  return typeof turn === 'string' && turn !== '' ? turn : null
}

/** A pull request as it was read first, and its last turn that was known before that. */
export interface Begun {
  readonly key: PullRequestKey
  readonly pull: Pick<PullRequest, 'headSha' | 'baseRef'>
  readonly lastTurn: string | null
}

/**
 * Whether head or base moved while they were read. Where they are what they were they may have been elsewhere in
 * between, and lists that GitHub gives by the pull request's number be of that: coming back takes a turn, a push by
 * force or a change of the base, which its timeline shows. The first look after one only keeps which it was.
 */
export async function hasMoved(
  cache: Cache,
  { key, pull, lastTurn: known }: Begun,
  { headSha, baseRef, lastTurn }: Pick<CommitsOfPull, 'headSha' | 'baseRef' | 'lastTurn'>,
): Promise<boolean> {
  const hasTurned = lastTurn !== known
  if (hasTurned) await cache.set(KIND, key, lastTurn ?? '', null)
  return hasTurned || headSha !== pull.headSha || baseRef !== pull.baseRef
}
