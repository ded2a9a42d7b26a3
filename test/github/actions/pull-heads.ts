import type { Emulator } from '../emulator.ts'
import { isAncestor } from '../git/read.ts'
import type { Account, Pull, Repository } from '../state.ts'
import { changeState, emitPull, markMerged, record } from './pulls.ts'

interface Followed {
  readonly ref: string
  readonly before: string | null
  readonly to: string | null
  readonly by: Account
  readonly forced: boolean
  readonly at: string
}

/** A branch moved: pull requests from it get a new head, those whose branch is gone are closed. */
export async function followBranch(github: Emulator, repository: Repository, moved: Followed): Promise<void> {
  for (const pull of allPulls(github)) {
    if (pull.state !== 'open') continue
    const isHead = pull.headRepository === repository && pull.headRef === moved.ref
    const isBase = pull.repository === repository && pull.baseRef === moved.ref
    if (moved.to === null && (isHead || isBase)) await changeState(github, pull, 'closed', moved.by)
    else if (isHead && moved.to !== null) await moveHead(github, pull, moved.to, moved)
    else if (isBase && moved.to !== null) await mergeIndirectly(github, pull, moved.to, moved.by)
  }
}

function allPulls(github: Emulator): Pull[] {
  return [...github.state.repositories.values()].flatMap(each => [...each.pulls.values()])
}

/**
 * A pull request whose head gets into its base by another way, a push or the merge of another one, is merged.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges#indirect-merges
 */
async function mergeIndirectly(github: Emulator, pull: Pull, tip: string, by: Account): Promise<void> {
  if (!(await isAncestor(pull.repository.git, pull.headSha, tip))) return
  markMerged(github, pull, tip, by)
  await emitPull(github, pull, 'closed', by)
}

/**
 * The head moved: `synchronize`, with the head before and after.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
async function moveHead(github: Emulator, pull: Pull, after: string, moved: Followed): Promise<void> {
  const before = pull.headSha
  pull.headSha = after
  pull.baseSha = pull.repository.branches.get(pull.baseRef) ?? pull.baseSha
  pull.updatedAt = moved.at
  if (moved.forced) {
    // https://docs.github.com/en/rest/using-the-rest-api/issue-event-types#head_ref_force_pushed
    record(github, pull, 'head_ref_force_pushed', moved.by, { at: moved.at, commitId: after })
  }
  await emitPull(github, pull, 'synchronize', moved.by, { before, after })
}
