import type { Emulator } from '../emulator.ts'
import { writeCommit } from '../git/commit.ts'
import { commitsBetween, mergedTree, readCommit } from '../git/read.ts'
import { problem } from '../problem.ts'
import type { Account, Pull, Repository } from '../state.ts'
import { signatureOf, webFlow } from './authors.ts'
import { moveBranch } from './branches.ts'
import { emitPull, markMerged } from './pulls.ts'

export interface Merge {
  readonly by: Account
  readonly method?: 'merge' | 'squash'
  /** Refuses when the head is another one by now. */
  readonly sha?: string
}

/**
 * Merges: the base branch moves, the pull request is closed as merged.
 * https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request
 */
export async function mergePull(github: Emulator, pull: Pull, merge: Merge): Promise<string> {
  const { repository } = pull
  if (merge.sha !== undefined && merge.sha !== pull.headSha) {
    throw problem(409, 'Head branch was modified. Review and try the merge again.')
  }
  const base = repository.branches.get(pull.baseRef)
  if (pull.state === 'closed' || pull.draft || base === undefined) {
    throw problem(405, 'Pull Request is not mergeable')
  }
  refuseUnchecked(pull)
  const tree = await mergedTree(repository.git, base, pull.headSha)
  if (tree === null) throw problem(405, 'Pull Request is not mergeable')
  const squashed = merge.method === 'squash'
  const sha = await writeCommit(repository.git, {
    parents: squashed ? [base] : [base, pull.headSha],
    tree,
    message: squashed ? `${pull.title} (#${pull.number})` : mergeMessage(pull),
    author: signatureOf(merge.by),
    committer: webFlow,
    at: github.clock.tick(),
  })
  await finishMerge(github, pull, sha, merge.by, 'pr_merge')
  return sha
}

/** The commit is there: closes the pull request as merged and moves the base branch to it. */
export async function finishMerge(
  github: Emulator,
  pull: Pull,
  sha: string,
  by: Account,
  as: 'pr_merge' | 'merge_queue_merge',
): Promise<void> {
  markMerged(github, pull, sha, by)
  await moveBranch(github, pull.repository, { ref: pull.baseRef, to: sha, by, as })
  await emitPull(github, pull, 'closed', by)
}

/**
 * What a protected branch requires must have succeeded: the newest check run or status of that name.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches#require-status-checks-before-merging
 */
function refuseUnchecked(pull: Pull): void {
  const required = pull.repository.protections.get(pull.baseRef)?.requiredChecks ?? []
  for (const name of required) {
    if (hasSucceeded(pull.repository, pull.headSha, name)) continue
    throw problem(405, `Required status check "${name}" is expected.`)
  }
}

/** “Skipped and neutral satisfy a required check.” Of several check runs with the name, all must. */
export function hasSucceeded(repository: Repository, sha: string, name: string): boolean {
  const runs = repository.checkRuns.filter(run => run.suite.headSha === sha && run.name === name)
  const newest = [...new Map(runs.map(run => [run.suite.app, run])).values()]
  const statuses = repository.statuses.filter(each => each.sha === sha && each.context === name)
  const passing = new Set<string | null>(['success', 'neutral', 'skipped'])
  if (newest.length + statuses.length === 0) return false
  return (
    newest.every(run => passing.has(run.conclusion)) && (statuses.at(-1)?.state ?? 'success') === 'success'
  )
}

/**
 * The button “Update branch”: merges the base into the head, committed by `web-flow`.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/proposing-changes-to-your-work-with-pull-requests/keeping-your-pull-request-in-sync-with-the-base-branch
 *
 * GitHub then shows earlier reviews on the new head: their `commit_id` moves along.
 */
export async function updateBranch(github: Emulator, pull: Pull, by: Account): Promise<void> {
  const { repository } = pull
  const base = repository.branches.get(pull.baseRef)
  const head = pull.headRepository
  if (base === undefined || head === null) throw problem(422, 'merge conflict between base and head')
  const tree = await mergedTree(repository.git, pull.headSha, base)
  if (tree === null) throw problem(422, 'merge conflict between base and head')
  const before = pull.headSha
  const sha = await writeCommit(repository.git, {
    parents: [pull.headSha, base],
    tree,
    message: `Merge branch '${pull.baseRef}' into ${pull.headRef}`,
    author: signatureOf(by),
    committer: webFlow,
    at: github.clock.tick(),
  })
  for (const review of pull.reviews) if (review.commitId === before) review.commitId = sha
  await moveBranch(github, head, { ref: pull.headRef, to: sha, by })
}

/** Replays the pull request's commits on the tip of its base, and force-pushes the result. */
export async function rebase(github: Emulator, pull: Pull, by: Account): Promise<void> {
  const { git } = pull.repository
  const head = pull.headRepository
  const base = pull.repository.branches.get(pull.baseRef)
  if (base === undefined || head === null) throw problem(422, 'Validation Failed')
  let onto = base
  for (const commit of await commitsBetween(git, base, pull.headSha)) {
    const [parent] = commit.parents
    if (parent === undefined || commit.parents.length > 1) continue
    // What the commit changed, merged as if it had begun at `onto`: a commit with the same tree whose parent is shared.
    const tree = await replayedTree(github, pull, parent, commit.tree, onto)
    const { author, message } = commit
    const at = github.clock.tick()
    onto = await writeCommit(git, { parents: [onto], tree, message, author, committer: signatureOf(by), at })
  }
  await moveBranch(github, head, { ref: pull.headRef, to: onto, by })
}

/** A three-way merge whose common ancestor is `parent`, by two commits that have it as their only parent. */
async function replayedTree(
  github: Emulator,
  pull: Pull,
  parent: string,
  tree: string,
  onto: string,
): Promise<string> {
  const { git } = pull.repository
  const at = github.clock.tick()
  const step = { message: 'replayed', author: webFlow, committer: webFlow, at }
  const theirs = await writeCommit(git, { ...step, parents: [parent], tree })
  const ours = await writeCommit(git, {
    ...step,
    parents: [parent],
    tree: (await readCommit(git, onto)).tree,
  })
  const merged = await mergedTree(git, ours, theirs)
  if (merged === null) throw problem(422, 'This branch cannot be rebased due to conflicts')
  return merged
}

function mergeMessage(pull: Pull): string {
  return `Merge pull request #${pull.number} from ${pull.headOwner.login}/${pull.headRef}\n\n${pull.title}`
}
