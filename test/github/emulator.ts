import type { Clock } from './clock.ts'
import type { App, Pull, Repository, State } from './state.ts'
import type { Webhooks } from './webhooks.ts'

/** What actions, routes and shapes share. */
export interface Emulator {
  /** Address of the API and of the pages, without a slash at its end. */
  readonly url: string
  /** Where the repositories' objects are kept. */
  readonly folder: string
  readonly state: State
  readonly clock: Clock
  /** The App under test. */
  readonly app: App
  readonly webhooks: Webhooks
  /** Sentences about what was asked or answered against GitHub's description. */
  readonly violations: string[]
}

/** All pull requests whose head is this commit, in any repository that shares its objects. */
export function pullsWithHead(repository: Repository, sha: string): Pull[] {
  return [...repository.pulls.values()].filter(pull => pull.headSha === sha && pull.state === 'open')
}
