import type { ObservedRerun, ObservedStatus } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Delivery } from './delivery.ts'
import type { ChangedPolicy, DueSha, Intake, NamedRepository, QueuedGroup } from './intake.ts'

/** A pull request as an event shows it; `null` where the event does not say. */
export interface DuePullRequest {
  readonly key: PullRequestKey
  readonly installationId: number
  readonly repository: NamedRepository
  readonly number: number
  readonly headSha: string | null
  readonly baseRef: string | null
  readonly state: 'open' | 'closed'
  /**
   * GitHub's `updated_at` (ISO 8601, UTC). What the store knew already keeps the time that it knew: an event
   * that is kept in between is newer, and must not be overwritten with what was read before it.
   */
  readonly changedAt?: string | null
}

/** The pull requests that the store knows. */
export interface KnownPulls {
  get(key: PullRequestKey): Promise<DuePullRequest | null>
  inRepository(repositoryId: number): Promise<DuePullRequest[]>
  ofInstallation(installationId: number): Promise<DuePullRequest[]>
  /** Those that the App could not see any longer. */
  removedFrom(installationId: number): Promise<DuePullRequest[]>
}

export interface DueDependencies {
  /** Name of the repository that holds an organisation's policy; `null`: there is none. */
  readonly organisationPolicyRepository: string | null
  readonly pulls: KnownPulls
  readonly kept: {
    /** Whether a verdict of the repository rests on this check run or status of somebody else. */
    restsOn(repositoryId: number, because: DueSha['because']): Promise<boolean>
    /** Whether our own statuses in the repository have this context. */
    isOurContext(repositoryId: number, context: string): Promise<boolean>
  }
}

/** What a delivery makes due. */
export interface FoundDue {
  readonly due: readonly DuePullRequest[]
  /** Commits whose open pull requests are due: which they are is known where the delivery is kept. */
  readonly commits: readonly DueCommit[]
}

/** A commit on which something happened that verdicts rest on. */
export interface DueCommit {
  readonly repositoryId: number
  readonly sha: string
  /** What somebody did to what we show on the commit; `null`: nothing. */
  readonly observation: ObservedRerun | ObservedStatus | null
}

/** Which delivery it was, and when. */
type Heard = Pick<Delivery, 'delivery' | 'receivedAt'>

/** The pull requests that a delivery makes due, whether it names them or something that they rest on. */
export async function findDue(
  dependencies: DueDependencies,
  intake: Intake,
  heard: Heard,
): Promise<FoundDue> {
  const [found, commits] = await Promise.all([
    restingOn(dependencies, intake),
    Promise.all(intake.dueBySha.map(named => dueCommit(dependencies, heard, named))),
  ])
  return {
    due: [...new Map([...found, ...intake.due].map(pull => [pull.key, pull])).values()],
    commits: commits.filter(commit => commit !== null),
  }
}

async function restingOn(dependencies: DueDependencies, intake: Intake): Promise<DuePullRequest[]> {
  const { pulls } = dependencies
  const found = await Promise.all([
    ...intake.policyChanged.map(change => restingOnPolicy(dependencies, change)),
    ...intake.membershipsChanged.map(({ installationId }) => pulls.ofInstallation(installationId)),
    // Where GitHub does not list the repositories, what is known of them is looked at again.
    ...intake.repositoriesAdded
      .filter(({ repositories }) => repositories === null)
      .flatMap(({ installationId }) => [
        pulls.ofInstallation(installationId),
        pulls.removedFrom(installationId),
      ]),
    ...intake.mergeGroups.map(group => queuedIn(pulls, group)),
  ])
  return found.flat()
}

/** Those of the repository, or of all that inherit its policy; under the names and the installation of now. */
async function restingOnPolicy(
  { pulls, organisationPolicyRepository }: DueDependencies,
  { repositoryId, installationId, owner, name }: ChangedPolicy,
): Promise<DuePullRequest[]> {
  const isOfAll = name.toLowerCase() === organisationPolicyRepository?.toLowerCase()
  const inherit = isOfAll ? await pulls.ofInstallation(installationId) : []
  const own = await pulls.inRepository(repositoryId)
  const repository = { id: repositoryId, owner, name }
  return [...inherit, ...own.map(pull => ({ ...pull, installationId, repository }))]
}

/** The pull request of a group that asks for checks, whether or not anything was heard of it before. */
async function queuedIn(
  pulls: KnownPulls,
  { installationId, repository, number, ended }: QueuedGroup,
): Promise<DuePullRequest[]> {
  if (number === null || ended) return []
  const key: PullRequestKey = `${repository.id}#${number}`
  const unheardOf = {
    key,
    installationId,
    repository,
    number,
    headSha: null,
    baseRef: null,
    state: 'open',
  } as const
  return [(await pulls.get(key)) ?? unheardOf]
}

/** `null`: nothing rests on what happened there. */
async function dueCommit(
  { kept }: DueDependencies,
  { delivery, receivedAt }: Heard,
  { repositoryId, sha, because }: DueSha,
): Promise<DueCommit | null> {
  const [touched, isRestedOn] = await Promise.all([
    touchedBy(kept, repositoryId, because),
    kept.restsOn(repositoryId, because),
  ])
  if (touched === null) return isRestedOn ? { repositoryId, sha, observation: null } : null
  return { repositoryId, sha, observation: { ...touched, delivery, receivedAt, headSha: sha } }
}

/** What somebody did to what we show on the commit; `null`: nothing. */
async function touchedBy(
  kept: DueDependencies['kept'],
  repositoryId: number,
  because: DueSha['because'],
): Promise<Touched | null> {
  if (because.kind === 'requested') return { kind: 'rerun', sender: because.by }
  if (because.kind !== 'status') return null
  const { name: context, by: sender } = because
  return (await kept.isOurContext(repositoryId, context)) ? { kind: 'status', context, sender } : null
}

type Touched = Pick<ObservedRerun, 'kind' | 'sender'> | Pick<ObservedStatus, 'kind' | 'sender' | 'context'>
