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

/** @throws TypeError when it has no id, or names something that is no pull request. */
export function refuseNonsense({ delivery, observations, due }: Delivered): void {
  if (delivery === '') throw new TypeError('A delivery needs its id.')
  for (const { key } of [...observations, ...due]) partsOf(key)
}
