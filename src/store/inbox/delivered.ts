import type { Observation } from '../../model/observation.ts'
import type { PullRequestKey } from '../../model/pull-request.ts'
import { partsOf } from '../key.ts'
import type { PullRequestNow } from '../pulls.ts'

/** What one delivery brought. */
export interface Delivered {
  /** `X-GitHub-Delivery`. */
  readonly delivery: string
  /** What it said that cannot be asked later, each about one pull request. */
  readonly observations: readonly { readonly key: PullRequestKey; readonly observation: Observation }[]
  /** The pull requests that it makes due, as it describes them, or as the store knows them. */
  readonly due: readonly PullRequestNow[]
}

/** @throws TypeError when it has no id, or names something that is no pull request. */
export function refuseNonsense({ delivery, observations, due }: Delivered): void {
  if (delivery === '') throw new TypeError('A delivery needs its id.')
  for (const { key } of [...observations, ...due]) partsOf(key)
}
