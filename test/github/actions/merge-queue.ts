import type { Emulator } from '../emulator.ts'
import { writeCommit } from '../git/commit.ts'
import { mergedTree, readCommit } from '../git/read.ts'
import { problem } from '../problem.ts'
import { minimalCommit } from '../shapes/commit.ts'
import type { Account, Pull } from '../state.ts'
import { signatureOf, webFlow } from './authors.ts'
import { moveBranch } from './branches.ts'
import { emit } from './emit.ts'
import { finishMerge, hasSucceeded } from './merge.ts'

/** A group of the merge queue: one pull request on top of the base branch, or of the group before it. */
export interface MergeGroup {
  readonly pull: Pull
  readonly headSha: string
  readonly headRef: string
  readonly baseSha: string
}

/**
 * Puts a pull request into the merge queue: a temporary branch with the result of the merge, whose name is all that
 * tells which pull request it is, and a `merge_group` event.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group
 */
export async function queuePull(
  github: Emulator,
  pull: Pull,
  { by, after }: { readonly by: Account; readonly after: MergeGroup | null },
): Promise<MergeGroup> {
  const { repository } = pull
  const baseSha = after?.headSha ?? repository.branches.get(pull.baseRef) ?? pull.baseSha
  const tree = await mergedTree(repository.git, baseSha, pull.headSha)
  if (tree === null) throw problem(405, 'Pull Request is not mergeable')
  const headSha = await writeCommit(repository.git, {
    parents: [baseSha, pull.headSha],
    tree,
    message: `Merge pull request #${pull.number} from ${pull.headOwner.login}/${pull.headRef}\n\n${pull.title}`,
    author: signatureOf(by),
    committer: webFlow,
    at: github.clock.tick(),
  })
  const ref = `gh-readonly-queue/${pull.baseRef}/pr-${pull.number}-${baseSha}`
  await moveBranch(github, repository, { ref, to: headSha, by })
  const group = { pull, headSha, headRef: `refs/heads/${ref}`, baseSha }
  const commit = minimalCommit(await readCommit(repository.git, headSha))
  emit(github, 'merge_group', repository, by, {
    action: 'checks_requested',
    merge_group: {
      head_sha: headSha,
      head_ref: group.headRef,
      base_sha: baseSha,
      base_ref: `refs/heads/${pull.baseRef}`,
      head_commit: commit,
    },
  })
  return group
}

/**
 * What the queue does once its checks have answered: merges when all that the branch requires succeeded on the
 * group's commit, else the pull request leaves the queue. Answers whether it was merged.
 */
export async function leaveQueue(github: Emulator, group: MergeGroup, by: Account): Promise<boolean> {
  const { repository, baseRef } = group.pull
  const required = repository.protections.get(baseRef)?.requiredChecks ?? []
  const merged = required.every(name => hasSucceeded(repository, group.headSha, name))
  const ref = group.headRef.replace('refs/heads/', '')
  await moveBranch(github, repository, { ref, to: null, by })
  if (merged) await finishMerge(github, group.pull, group.headSha, by, 'merge_queue_merge')
  return merged
}
