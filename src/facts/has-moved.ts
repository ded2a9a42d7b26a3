import type { PullRequest, PullRequestKey } from '../model/pull-request.ts'
import type { Cache, CommitsOfPull } from './sources.ts'

const KIND = 'turns'

/** How often the pull request had turned when it was last looked at. To be asked before anything of it is read. */
export async function turnsBefore(cache: Cache, key: PullRequestKey): Promise<number> {
  const turns = await cache.get(KIND, key)
  return typeof turns === 'number' ? turns : 0
}

/** A pull request as it was read first, and how often it had turned before that. */
export interface Begun {
  readonly key: PullRequestKey
  readonly pull: Pick<PullRequest, 'headSha' | 'baseRef'>
  readonly turns: number
}

/**
 * Whether head or base moved while they were read. Where they are what they were they may have been elsewhere in
 * between, and lists that GitHub gives by the pull request's number be of that: coming back takes a push by force or
 * a change of the base, which GitHub counts. The first look after one only keeps the count.
 */
export async function hasMoved(
  cache: Cache,
  { key, pull, turns: before }: Begun,
  { headSha, baseRef, turns }: Pick<CommitsOfPull, 'headSha' | 'baseRef' | 'turns'>,
): Promise<boolean> {
  if (turns !== before) await cache.set(KIND, key, turns, null)
  return headSha !== pull.headSha || baseRef !== pull.baseRef || turns !== before
}
