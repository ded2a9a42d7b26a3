import { moveBranch } from '../actions/branches.ts'
import { mergePull, rebase, updateBranch } from '../actions/merge.ts'
import { leaveQueue, type MergeGroup, queuePull } from '../actions/merge-queue.ts'
import { changeDraft, changeState, editPull, openPull, type PullChange } from '../actions/pulls.ts'
import { forkOf } from '../actions/repositories.ts'
import type { Emulator } from '../emulator.ts'
import { mergeTrees, readCommit } from '../git/read.ts'
import type { Account, Pull, Repository } from '../state.ts'
import { person, repositoryNamed } from './names.ts'
import { commitBy, losing, type Push } from './pushes.ts'

interface Queueing {
  readonly by?: string
  readonly after?: MergeGroup | null
}

export interface NewPull extends Push {
  readonly title: string
  readonly body?: string | null
  /** Name of its branch, which is created where it is not there. */
  readonly head: string
  readonly base?: string
  readonly draft?: boolean
  /** From a fork: of the author's, or of this login's. */
  readonly fork?: boolean | string
  /** The head is this commit, which is there already; with it, `files` are left out. */
  readonly headSha?: string
}

export interface PullPush extends Push {
  /** True: replaces the newest commit by one with these files on top. A SHA: the head becomes that commit. */
  readonly force?: boolean | string
  /** Merges this branch of the repository; `files` are laid over the result, as in a conflict's resolution. */
  readonly merge?: string
}

/** Pull requests, as their authors and those who merge them change them. */
export function pullPeople(github: Emulator) {
  const as = (login: string): Account => person(github, login)

  return {
    async openPull(fullName: string, wanted: NewPull): Promise<Pull> {
      const repository = repositoryNamed(github, fullName)
      const head = headRepositoryOf(github, repository, wanted)
      const base = wanted.base ?? repository.defaultBranch
      await losing(github, wanted.suppressEvent, () => prepareHead(github, repository, head, base, wanted))
      return losing(github, wanted.suppressEvent, () =>
        openPull(github, repository, {
          author: as(wanted.by),
          title: wanted.title,
          body: wanted.body ?? null,
          draft: wanted.draft ?? false,
          head: { repository: head, ref: wanted.head },
          base,
        }),
      )
    },

    /** Pushes to the pull request's branch; answers the new head. */
    async push(pull: Pull, push: PullPush): Promise<string> {
      const head = headOf(pull)
      const sha = await pushedCommit(github, pull, push)
      await losing(github, push.suppressEvent, () =>
        moveBranch(github, head, { ref: pull.headRef, to: sha, by: as(push.by) }),
      )
      return sha
    },

    async edit(pull: Pull, { by, ...change }: PullChange & { readonly by: string }): Promise<void> {
      await editPull(github, pull, change, as(by))
    },

    close: (pull: Pull, by = pull.author.login): Promise<void> => changeState(github, pull, 'closed', as(by)),
    reopen: (pull: Pull, by = pull.author.login): Promise<void> => changeState(github, pull, 'open', as(by)),
    readyForReview: (pull: Pull, by = pull.author.login): Promise<void> =>
      changeDraft(github, pull, false, as(by)),
    convertToDraft: (pull: Pull, by = pull.author.login): Promise<void> =>
      changeDraft(github, pull, true, as(by)),

    /** Answers the merge commit's SHA; throws `Problem` where GitHub refuses. */
    merge: (pull: Pull, by: string, method: 'merge' | 'squash' = 'merge'): Promise<string> =>
      mergePull(github, pull, { by: as(by), method }),

    /** The button “Update branch”. */
    updateBranch: (pull: Pull, by: string): Promise<void> => updateBranch(github, pull, as(by)),

    /** A rebase on the tip of the base branch, force-pushed. */
    rebase: (pull: Pull, by: string): Promise<void> => rebase(github, pull, as(by)),

    /** Commits a reviewer's suggestion on GitHub's page: the reviewer becomes a co-author. */
    async commitSuggestion(
      pull: Pull,
      { by, from, files }: { readonly by: string; readonly from: string; readonly files: Push['files'] },
    ): Promise<string> {
      const webFlow = { name: 'GitHub', email: 'noreply@github.com' }
      const message = 'Update from code review'
      const push: Push = { by, message, coAuthors: [from], committer: webFlow, ...(files && { files }) }
      const sha = await commitBy(github, pull.repository, [pull.headSha], push)
      await moveBranch(github, headOf(pull), { ref: pull.headRef, to: sha, by: as(by) })
      return sha
    },

    /** Puts it into the merge queue. */
    /** On top of the base branch, or of the group before it. */
    queue: (pull: Pull, { by = pull.author.login, after = null }: Queueing = {}): Promise<MergeGroup> =>
      queuePull(github, pull, { by: as(by), after }),
    /** What the queue does once the checks of its commit have answered; answers whether it was merged. */
    leaveQueue: (group: MergeGroup, by = 'github-merge-queue[bot]'): Promise<boolean> =>
      leaveQueue(github, group, as(by)),
  }
}

function headRepositoryOf(github: Emulator, repository: Repository, wanted: NewPull): Repository {
  if (wanted.fork === undefined || wanted.fork === false) return repository
  const owner = wanted.fork === true ? wanted.by : wanted.fork
  return forkOf(github, repository, person(github, owner))
}

/** The branch with what is proposed, before the pull request is opened. */
async function prepareHead(
  github: Emulator,
  repository: Repository,
  head: Repository,
  base: string,
  wanted: NewPull,
): Promise<void> {
  const tip = head.branches.get(wanted.head)
  if (tip !== undefined && wanted.files === undefined && wanted.headSha === undefined) return
  const parent = tip ?? repository.branches.get(base)
  if (parent === undefined) throw new Error(`there is no branch ${base}`)
  const push = { message: wanted.title, ...wanted }
  const to = wanted.headSha ?? (await commitBy(github, repository, [parent], push))
  await moveBranch(github, head, { ref: wanted.head, to, by: person(github, wanted.by) })
}

async function pushedCommit(github: Emulator, pull: Pull, push: PullPush): Promise<string> {
  const { repository, headSha } = pull
  if (typeof push.force === 'string') {
    return push.files ? commitBy(github, repository, [push.force], push) : push.force
  }
  if (push.force) {
    const { parents, tree } = await readCommit(repository.git, headSha)
    return commitBy(github, repository, parents, push, tree)
  }
  if (push.merge === undefined) return commitBy(github, repository, [headSha], push)
  const other = repository.branches.get(push.merge)
  if (other === undefined) throw new Error(`there is no branch ${push.merge}`)
  const { tree } = await mergeTrees(repository.git, headSha, other)
  const message = `Merge branch '${push.merge}' into ${pull.headRef}`
  return commitBy(github, repository, [headSha, other], { message, ...push }, tree)
}

function headOf(pull: Pull): Repository {
  if (pull.headRepository) return pull.headRepository
  throw new Error(`the head repository of #${pull.number} was deleted`)
}
