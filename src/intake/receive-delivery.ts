import type { PullRequestKey } from '../model/pull-request.ts'
import type { Delivery } from './delivery.ts'
import type {
  AffectedRepositories,
  ChangedMemberships,
  ChangedPolicy,
  DueSha,
  Intake,
  KeyedObservation,
  NamedRepository,
} from './intake.ts'
import { namedIn } from './named-in.ts'
import { type IntakeSettings, readDelivery } from './read-delivery.ts'

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

/** Where a delivery is kept: all of it, or nothing. */
export interface Inbox {
  keep(delivered: {
    readonly delivery: string
    readonly observations: readonly KeyedObservation[]
    readonly due: readonly DuePullRequest[]
  }): Promise<{ fresh: boolean }>
}

/** The pull requests that the store knows. */
export interface KnownPulls {
  bySha(repositoryId: number, sha: string): Promise<DuePullRequest[]>
  inRepository(repositoryId: number): Promise<DuePullRequest[]>
  ofInstallation(installationId: number): Promise<DuePullRequest[]>
}

/** What was read before and may be used again; an event says that it no longer holds. */
export interface Kept {
  forgetPolicy(change: ChangedPolicy): Promise<void>
  forgetMemberships(change: ChangedMemberships): Promise<void>
  /** Whether a verdict of the repository rests on this check run or status of somebody else. */
  restsOn(repositoryId: number, because: DueSha['because']): Promise<boolean>
}

export interface ReceiveDependencies {
  readonly settings: IntakeSettings
  /** Name of the repository that holds an organisation's policy; `null`: there is none. */
  readonly organisationPolicyRepository: string | null
  readonly inbox: Inbox
  readonly pulls: KnownPulls
  readonly kept: Kept
  /** Makes the open pull requests of repositories due that were not under the App before. */
  readonly adopt: (added: AffectedRepositories) => void
  readonly log: { info(fields: object, message: string): void }
}

/**
 * Keeps what a verified delivery says, and the keys of the pull requests that it makes due, in one write.
 * Resolves when that is durable. Throws `PayloadError`, or the store's error when it was not kept.
 */
export async function receiveDelivery(
  dependencies: ReceiveDependencies,
  delivery: Delivery,
): Promise<'kept' | 'ignored'> {
  const intake = readDelivery(delivery, dependencies.settings)
  const { log } = dependencies
  const fields = { delivery: delivery.delivery, event: delivery.event, ...namedIn(delivery.payload) }
  if (intake.ignored !== null) {
    log.info({ ...fields, reason: intake.ignored }, 'Delivery ignored')
    return 'ignored'
  }
  await forget(dependencies.kept, intake)
  const bySha = await Promise.all(intake.dueBySha.map(named => dueOf(dependencies, delivery, named)))
  const due = await everyDue(
    dependencies,
    intake,
    bySha.flatMap(found => found.due),
  )
  const observations = [...intake.observations, ...bySha.flatMap(found => found.observations)]
  const { fresh } = await dependencies.inbox.keep({ delivery: delivery.delivery, observations, due })
  for (const added of intake.repositoriesAdded) dependencies.adopt(added)
  const [only] = due
  const headSha = only?.headSha ?? fields.headSha ?? null
  const pull = due.length === 1 ? { pull: only?.key, headSha } : { pulls: due.length }
  log.info({ ...fields, ...pull, fresh }, 'Delivery kept')
  return 'kept'
}

/** Before anything becomes due, so that no worker still sees what no longer holds. */
async function forget(kept: Kept, { policyChanged, membershipsChanged }: Intake): Promise<void> {
  for (const change of policyChanged) await kept.forgetPolicy(change)
  for (const change of membershipsChanged) await kept.forgetMemberships(change)
}

async function everyDue(
  { pulls, organisationPolicyRepository }: ReceiveDependencies,
  intake: Intake,
  bySha: readonly DuePullRequest[],
): Promise<DuePullRequest[]> {
  const holdsPolicyOfAll = (name: string) =>
    name.toLowerCase() === organisationPolicyRepository?.toLowerCase()
  const found = await Promise.all([
    ...intake.policyChanged.map(({ name, repositoryId, installationId }) =>
      holdsPolicyOfAll(name) ? pulls.ofInstallation(installationId) : pulls.inRepository(repositoryId),
    ),
    ...intake.membershipsChanged.map(({ installationId }) => pulls.ofInstallation(installationId)),
    // Where GitHub does not list the repositories, what is known of them is looked at again.
    ...intake.repositoriesAdded
      .filter(({ repositories }) => repositories === null)
      .map(({ installationId }) => pulls.ofInstallation(installationId)),
  ])
  const all = [...found.flat(), ...bySha, ...intake.due]
  return [...new Map(all.map(pull => [pull.key, pull])).values()]
}

interface DueBySha {
  readonly due: readonly DuePullRequest[]
  readonly observations: readonly KeyedObservation[]
}

async function dueOf(
  { pulls, kept }: ReceiveDependencies,
  { delivery, receivedAt }: Delivery,
  { repositoryId, sha, because }: DueSha,
): Promise<DueBySha> {
  const isRequested = because.kind === 'requested'
  if (!isRequested && !(await kept.restsOn(repositoryId, because))) return { due: [], observations: [] }
  const due = (await pulls.bySha(repositoryId, sha)).filter(pull => pull.state === 'open')
  if (!isRequested) return { due, observations: [] }
  const observation = { kind: 'rerun', delivery, receivedAt, sender: because.by, headSha: sha } as const
  return { due, observations: due.map(({ key }) => ({ key, observation })) }
}
