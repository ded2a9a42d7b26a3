import type { Emulator } from '../emulator.ts'
import { changedFiles } from '../git/diff.ts'
import { commitsBetween, type GitCommit, isAncestor, mergeBase, readCommit } from '../git/read.ts'
import { pushedCommit } from '../shapes/commit.ts'
import type { Json } from '../shapes/json.ts'
import { repositoryPage } from '../shapes/repository.ts'
import type { Account, Activity, Repository } from '../state.ts'
import { requestCheckSuites } from './checks.ts'
import { emit } from './emit.ts'
import { followBranch } from './pull-heads.ts'

const zero = '0'.repeat(40)

export interface Move {
  readonly ref: string
  /** `null` deletes the branch. */
  readonly to: string | null
  readonly by: Account
  readonly as?: 'pr_merge' | 'merge_queue_merge'
}

/**
 * Points a branch somewhere else, with everything that follows: the activity list, the push event, the heads of
 * pull requests with their `synchronize`, and a check suite for each App that writes checks.
 */
export async function moveBranch(github: Emulator, repository: Repository, move: Move): Promise<void> {
  const before = repository.branches.get(move.ref) ?? null
  if (before === move.to) return
  const forced = await isForced(repository, before, move.to)
  const at = github.clock.tick()
  repository.pushedAt = at
  if (move.to === null) repository.branches.delete(move.ref)
  else repository.branches.set(move.ref, move.to)
  repository.activities.push({
    id: github.state.nextId(),
    actor: move.by,
    ref: `refs/heads/${move.ref}`,
    before: before ?? zero,
    after: move.to ?? zero,
    type: move.as ?? activityType(before, move.to, forced),
    timestamp: at,
  })
  await emitPush(github, repository, move, before, forced)
  await followBranch(github, repository, { ...move, before, forced, at })
  if (move.to !== null) await requestCheckSuites(github, repository, move.ref, before, move.to)
}

async function isForced(repository: Repository, before: string | null, to: string | null): Promise<boolean> {
  if (before === null || to === null) return false
  return !(await isAncestor(repository.git, before, to))
}

function activityType(before: string | null, to: string | null, forced: boolean): Activity['type'] {
  if (to === null) return 'branch_deletion'
  if (before === null) return 'branch_creation'
  return forced ? 'force_push' : 'push'
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
async function emitPush(
  github: Emulator,
  repository: Repository,
  move: Move,
  before: string | null,
  forced: boolean,
): Promise<void> {
  const commits = move.to === null ? [] : await newCommits(repository, before, move.to)
  const shown = await Promise.all(commits.map(commit => commitInPush(github, repository, commit)))
  const head =
    move.to === null
      ? null
      : await commitInPush(github, repository, await readCommit(repository.git, move.to))
  emit(github, 'push', repository, move.by, {
    ref: `refs/heads/${move.ref}`,
    before: before ?? zero,
    after: move.to ?? zero,
    pusher: { name: move.by.login, email: move.by.emails[0] ?? null },
    created: before === null,
    deleted: move.to === null,
    forced,
    base_ref: null,
    compare: `${repositoryPage(github, repository)}/compare/${before?.slice(0, 12)}...${move.to?.slice(0, 12)}`,
    commits: shown,
    head_commit: head,
  })
}

// “The array includes a maximum of 2048 commits.”
async function newCommits(
  repository: Repository,
  before: string | null,
  after: string,
): Promise<GitCommit[]> {
  const known = before ?? repository.branches.get(repository.defaultBranch) ?? null
  const base = known === null ? null : await mergeBase(repository.git, known, after)
  return base === null || base === after
    ? []
    : (await commitsBetween(repository.git, base, after)).slice(0, 2048)
}

async function commitInPush(github: Emulator, repository: Repository, commit: GitCommit): Promise<Json> {
  const [parent] = commit.parents
  const files = parent ? await changedFiles(repository.git, parent, commit.sha) : []
  const paths = (...statuses: string[]) =>
    files.filter(file => statuses.includes(file.status)).map(file => file.path)
  return {
    ...pushedCommit(github, commit),
    distinct: true,
    url: `${repositoryPage(github, repository)}/commit/${commit.sha}`,
    added: paths('added'),
    removed: paths('removed'),
    modified: paths('modified', 'renamed', 'changed'),
  }
}
