import type { History, Push, Retarget } from '../../model/approval.ts'
import type { PullRequest } from '../../model/pull-request.ts'
import { outageOf } from '../outage.ts'
import { type Memory, remembered } from '../remembered.ts'
import type { GitHubReader } from '../sources.ts'

/** What GitHub itself remembers of how the branches came to stand where they stand. */
export type KnownPushes = Pick<History, 'pushes' | 'pushesIncomplete' | 'retargets'>

/** Nothing rests on them, so they are not asked for. */
export const noPushesAsked: KnownPushes = { pushes: [], pushesIncomplete: null, retargets: [] }

/** While nothing moves and no event arrives, both lists stay what they are. */
const MINUTES = 10

/**
 * Reads the activity list and the pull request's timeline. Throws while either cannot be read for now.
 *
 * @param state names everything that would change when something happened: what was read is kept under it
 */
export function readKnownPushes(
  github: GitHubReader,
  memory: Memory,
  pull: PullRequest,
  state: string,
): Promise<KnownPushes> {
  const { repository, number, headSha, baseRef } = pull
  const key = JSON.stringify([repository.id, number, headSha, baseRef, state])
  const remembering = { kind: 'pushes', key, scope: `pull:${repository.id}#${number}`, minutes: MINUTES }
  return remembered(
    memory,
    remembering,
    async () => {
      const [activity, { forcePushes, retargets }] = await Promise.all([
        readActivity(github, pull),
        github.timeline(repository, number),
      ])
      return joined(activity, forcePushes, retargets)
    },
    // The list lags behind the head for a while; until it shows it, it is asked again.
    ({ pushes, pushesIncomplete }) => pushesIncomplete !== null || pushes[0]?.after === headSha,
  )
}

interface Activity {
  readonly pushes: readonly Push[]
  readonly incomplete: string | null
}

async function readActivity(github: GitHubReader, pull: PullRequest): Promise<Activity> {
  const { repository, headRef, headRepositoryId } = pull
  if (headRepositoryId === null)
    return unlisted("GitHub's list of pushes does not cover branches that were deleted.")
  if (headRepositoryId !== repository.id) return unlisted("GitHub's list of pushes does not cover forks.")
  try {
    return { pushes: await github.pushes(repository, headRef), incomplete: null }
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null || outage.isTemporary) throw error
    return unlisted(outage.why)
  }
}

function unlisted(incomplete: string): Activity {
  return { pushes: [], incomplete }
}

function joined(
  { pushes, incomplete }: Activity,
  forcePushes: readonly Push[],
  retargets: readonly Retarget[],
): KnownPushes {
  const newestFirst = [...pushes, ...forcePushes].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return { pushes: newestFirst, pushesIncomplete: incomplete, retargets }
}
