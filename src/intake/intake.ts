import type { Command } from '../commands/parse-command.ts'
import type { Account } from '../model/account.ts'
import type { Observation } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'

/** What one delivery leads to. It decides nothing: it says what to remember and what to look at again. */
export interface Intake {
  readonly observations: readonly KeyedObservation[]
  readonly due: readonly DuePull[]
  /** Pull requests to be found by their stored head SHA. */
  readonly dueBySha: readonly DueSha[]
  /** Groups of merge queues that ask for checks, or have ended. */
  readonly mergeGroups: readonly QueuedGroup[]
  readonly commands: readonly GivenCommand[]
  /** Repositories whose policy file on the default branch changed, or may have; the names of now come last. */
  readonly policyChanged: readonly ChangedPolicy[]
  /** Branches that were moved. */
  readonly pushes: readonly PushedBranch[]
  /** Accounts whose teams or members changed: whatever rests on their roles is due. */
  readonly membershipsChanged: readonly ChangedMemberships[]
  /** Repositories that the App can see from now on: their open pull requests are due. */
  readonly repositoriesAdded: readonly AffectedRepositories[]
  /** Repositories that the App can see no longer. */
  readonly repositoriesRemoved: readonly AffectedRepositories[]
  /** Why nothing follows from the delivery; `null` when something does. */
  readonly ignored: IgnoredReason | null
}

export type IgnoredReason =
  | 'Event not handled'
  | 'Action not handled'
  | 'Account not allowed'
  | 'Caused by ourselves'
  | 'Comment on an issue'
  | 'Check of another App'
  | 'Requested action of another kind'
  | 'Change that nothing rests on'
  | 'Push of a tag'
  | 'Push to a branch that no policy covers'

/** The repository as the event names it: owner and name are for addresses and display. */
export interface NamedRepository {
  readonly id: number
  readonly owner: string
  readonly name: string
}

export interface KeyedObservation {
  readonly key: PullRequestKey
  readonly observation: Observation
}

/** A pull request to look at again, with what the event says of it. */
export interface DuePull {
  readonly key: PullRequestKey
  readonly installationId: number
  readonly repository: NamedRepository
  readonly number: number
  /** `null` where the event does not say (comments). */
  readonly headSha: string | null
  /** `null` where the event does not say (comments). */
  readonly baseRef: string | null
  readonly state: 'open' | 'closed'
  /** GitHub's `updated_at` of the pull request in the event (ISO 8601, UTC): tells a late event from a new one. */
  readonly changedAt: string
}

export interface DueSha {
  readonly repositoryId: number
  readonly installationId: number
  readonly sha: string
  /** What happened on the SHA, so that a check which no policy names costs nothing. */
  readonly because:
    | {
        readonly kind: 'check-run'
        readonly name: string
        /** Slug of its App; `null` where the event does not say. */
        readonly app: string | null
      }
    | { readonly kind: 'status'; readonly name: string; readonly by: Account | null }
    | { readonly kind: 'requested'; readonly by: Account | null }
}

/** A group of a merge queue. */
export interface QueuedGroup {
  readonly installationId: number
  readonly repository: NamedRepository
  readonly headSha: string
  readonly baseSha: string
  /** Name of the base branch. */
  readonly baseRef: string
  /** The pull request that `head_ref` names; `null` when it names none, so that nothing is known. */
  readonly number: number | null
  /** True when the queue merged it or gave it up; else it wants to know whether it may merge. */
  readonly ended: boolean
}

export interface GivenCommand {
  readonly key: PullRequestKey
  readonly installationId: number
  readonly repository: NamedRepository
  readonly number: number
  readonly commentId: number
  readonly by: Account | null
  readonly command: Command
}

export interface ChangedPolicy {
  readonly installationId: number
  readonly repositoryId: number
  readonly owner: string
  readonly name: string
}

/** A branch that was moved, by merging pull requests or past them. */
export interface PushedBranch {
  readonly installationId: number
  readonly repository: NamedRepository
  readonly defaultBranch: string
  readonly branch: string
  /** `null`: it was not there. */
  readonly before: string | null
  /** `null`: it is gone. */
  readonly after: string | null
  readonly change: 'pushed' | 'forced' | 'created' | 'deleted'
  readonly by: Account | null
  /** First line of the newest commit's message. */
  readonly title: string | null
  /** Whether the policy covers the branch as far as is known; left out: nobody was asked yet. */
  readonly covered?: boolean
  /** SHAs of the commits that came, oldest first; `null`: GitHub does not list them all. */
  readonly commits: readonly string[] | null
}

export interface ChangedMemberships {
  readonly installationId: number
  /** The organisation, or the owner of the repository whose collaborators changed. */
  readonly account: { readonly id: number; readonly login: string }
  /** The team that changed; `null`: the organisation itself, or collaborators. */
  readonly teamId: number | null
}

export interface AffectedRepositories {
  readonly installationId: number
  readonly account: { readonly id: number; readonly login: string }
  /** `null`: all of the installation, which the event does not list. */
  readonly repositories: readonly NamedRepository[] | null
}

const NOTHING: Intake = {
  observations: [],
  due: [],
  dueBySha: [],
  mergeGroups: [],
  commands: [],
  policyChanged: [],
  pushes: [],
  membershipsChanged: [],
  repositoriesAdded: [],
  repositoriesRemoved: [],
  ignored: null,
}

/** An intake with what is named, and nothing else. */
export function intake(parts: Partial<Intake>): Intake {
  return { ...NOTHING, ...parts }
}

export function ignored(reason: IgnoredReason): Intake {
  return intake({ ignored: reason })
}
