import type { ObservedRerun, ObservedStatus } from '../model/observation.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { Delivery } from './delivery.ts'
import type {
  ChangedPolicy,
  DueSha,
  Intake,
  KeyedObservation,
  NamedRepository,
  QueuedGroup,
} from './intake.ts'

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
  bySha(repositoryId: number, sha: string): Promise<DuePullRequest[]>
  inRepository(repositoryId: number): Promise<DuePullRequest[]>
  ofInstallation(installationId: number): Promise<DuePullRequest[]>
  /** Those that the App could not see any longer. */
  removedFrom(installationId: number): Promise<DuePullRequest[]>
}

/** The groups of merge queues that stand. */
export interface KnownGroups {
  standing(
    repositoryId: number,
  ): Promise<readonly { readonly headSha: string; readonly number: number | null }[]>
}

export interface DueDependencies {
  /** Name of the repository that holds an organisation's policy; `null`: there is none. */
  readonly organisationPolicyRepository: string | null
  readonly pulls: KnownPulls
  readonly groups: KnownGroups
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
  /** Of the events that name a commit only. */
  readonly observations: readonly KeyedObservation[]
}

/** Which delivery it was, and when. */
type Heard = Pick<Delivery, 'delivery' | 'receivedAt'>

/** The pull requests that a delivery makes due, whether it names them or something that they rest on. */
export async function findDue(
  dependencies: DueDependencies,
  intake: Intake,
  delivery: Heard,
): Promise<FoundDue> {
  const bySha = await Promise.all(intake.dueBySha.map(named => dueOf(dependencies, delivery, named)))
  const found = await restingOn(dependencies, intake)
  const all = [...found, ...bySha.flatMap(({ due }) => due), ...intake.due]
  return {
    due: [...new Map(all.map(pull => [pull.key, pull])).values()],
    observations: bySha.flatMap(({ observations }) => observations),
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

async function dueOf(
  { pulls, groups, kept }: DueDependencies,
  { delivery, receivedAt }: Heard,
  { repositoryId, sha, because }: DueSha,
): Promise<FoundDue> {
  // Asked together, so that they are looked up together: each look-up waits behind what is being written.
  const [touched, isRestedOn, known] = await Promise.all([
    touchedOf(kept, repositoryId, because),
    kept.restsOn(repositoryId, because),
    pulls.bySha(repositoryId, sha),
  ])
  if (touched === null && !isRestedOn) return { due: [], observations: [] }
  const open = known.filter(pull => pull.state === 'open')
  if (touched === null) return { due: open, observations: [] }
  const group = (await groups.standing(repositoryId)).find(({ headSha }) => headSha === sha)
  const queued = group?.number ? await pulls.get(`${repositoryId}#${group.number}`) : null
  const due = queued === null ? open : [...open, queued]
  const observation = { ...touched, delivery, receivedAt, headSha: sha }
  return { due, observations: due.map(({ key }) => ({ key, observation })) }
}

/** What somebody did to what we show on the commit; `null`: nothing. */
async function touchedOf(
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
