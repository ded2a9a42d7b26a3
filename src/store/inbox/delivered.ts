import type { Observation } from '../../model/observation.ts'
import type { PullRequestKey } from '../../model/pull-request.ts'
import { partsOf } from '../key.ts'
import type { GroupNow } from '../merge-groups.ts'
import type { PullRequestNow } from '../pulls.ts'
import type { BranchPush } from '../pushes.ts'
import type { RemovedRepositories } from './mark-removed.ts'

/** What one delivery brought. */
export interface Delivered {
  /** `X-GitHub-Delivery`. */
  readonly delivery: string
  /** What it said that cannot be asked later, each about one pull request. */
  readonly observations: readonly { readonly key: PullRequestKey; readonly observation: Observation }[]
  /** The pull requests that it makes due, as it describes them, or as the store knows them. */
  readonly due: readonly PullRequestNow[]
  /** Commits on which something happened: the open pull requests with that head are due. */
  readonly commits?: readonly DueCommit[]
  /** Groups of merge queues that began or ended. */
  readonly mergeGroups?: readonly GroupNow[]
  /** Branches that were moved: it is to be found out whether by merging pull requests. */
  readonly pushes?: readonly BranchPush[]
  /** Repositories that came under the App: their open pull requests are to be listed. */
  readonly added?: readonly {
    readonly installationId: number
    readonly repositories: readonly { readonly id: number; readonly owner: string; readonly name: string }[]
  }[]
  /** Repositories that the App cannot see any longer: their pull requests are marked before `due` is written. */
  readonly removed?: readonly RemovedRepositories[]
}

/** A commit that an event names, where it names no pull request. */
export interface DueCommit {
  readonly repositoryId: number
  readonly sha: string
  /**
   * What is to be kept about each of its pull requests, and about the one whose group of a merge queue the commit is,
   * which is due then, too; `null`: nothing.
   */
  readonly observation: Observation | null
}

/** Whether there is anything to write: most deliveries of a busy repository are statuses on which nothing rests. */
export function isEmpty({ observations, due, commits = [], mergeGroups = [], ...more }: Delivered): boolean {
  const { pushes = [], added = [], removed = [] } = more
  return [observations, due, commits, mergeGroups, pushes, added, removed].every(({ length }) => length === 0)
}

/** @throws TypeError when it has no id, or names something that is no pull request. */
export function refuseNonsense({ delivery, observations, due }: Delivered): void {
  if (delivery === '') throw new TypeError('A delivery needs its id.')
  for (const { key } of [...observations, ...due]) partsOf(key)
}
