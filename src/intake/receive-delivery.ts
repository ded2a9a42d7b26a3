import type { PullRequestKey } from '../model/pull-request.ts'
import type { Delivery } from './delivery.ts'
import { type DueCommit, type DueDependencies, type DuePullRequest, findDue } from './find-due.ts'
import type {
  ChangedMemberships,
  ChangedPolicy,
  GivenCommand,
  Intake,
  KeyedObservation,
  NamedRepository,
  PushedBranch,
  QueuedGroup,
} from './intake.ts'
import type { Named } from './named-in.ts'
import { type IntakeSettings, readDelivery } from './read-delivery.ts'

/** Where a delivery is kept: all of it, or nothing. */
export interface Inbox {
  keep(delivered: {
    readonly delivery: string
    readonly observations: readonly KeyedObservation[]
    readonly due: readonly DuePullRequest[]
    readonly commits: readonly DueCommit[]
    readonly mergeGroups: readonly QueuedGroup[]
    readonly pushes: readonly PushedBranch[]
    readonly added: readonly {
      readonly installationId: number
      readonly repositories: readonly NamedRepository[]
    }[]
    readonly removed: readonly {
      readonly installationId: number
      /** `null`: all of the installation. */
      readonly repositoryIds: readonly number[] | null
    }[]
  }): Promise<{ readonly fresh: boolean; readonly due: readonly PullRequestKey[] }>
}

export interface ReceiveDependencies extends DueDependencies {
  readonly settings: IntakeSettings
  readonly inbox: Inbox
  /** What was read before and may be used again; an event says that it no longer holds. */
  readonly kept: DueDependencies['kept'] & {
    /** Whether a policy covers the branch, as far as is known. */
    isCovered(push: PushedBranch): Promise<boolean | 'unknown'>
    forgetPolicy(change: ChangedPolicy): Promise<void>
    forgetMemberships(change: ChangedMemberships): Promise<void>
  }
  /** Lists the open pull requests of repositories that came under the App. Not waited for: they are kept. */
  readonly adopt: () => void
  /** Shows that a command was read. Not waited for, and no harm when it is lost. */
  readonly acknowledge: (command: GivenCommand) => void
  /** Answers groups of merge queues that name no pull request. Not waited for: they are kept. */
  readonly answerUnnamed: () => void
  readonly log: { info(fields: object, message: string): void }
}

/**
 * Keeps what a verified delivery says, and the keys of the pull requests that it makes due, in one write.
 * Resolves when that is durable. Rejects with `PayloadError`, or the store's error when it was not kept.
 */
export function receiveDelivery(
  dependencies: ReceiveDependencies,
  delivery: Delivery,
  named: Named,
): Promise<'kept' | 'ignored'> {
  // Not asynchronous itself: such a function holds what it was given for as long as it waits, and payloads are large.
  return Promise.try(() => {
    const intake = readDelivery(delivery, dependencies.settings)
    const { delivery: id, event, receivedAt } = delivery
    return receiveIntake(dependencies, intake, { delivery: id, event, ...named }, receivedAt)
  })
}

async function receiveIntake(
  dependencies: ReceiveDependencies,
  intake: Intake,
  fields: Fields,
  receivedAt: string,
): Promise<'kept' | 'ignored'> {
  const covered = await ofCoveredBranches(dependencies.kept, intake)
  if (covered.ignored === null) return keep(dependencies, covered, fields, receivedAt)
  dependencies.log.info({ ...fields, reason: covered.ignored }, 'Delivery ignored')
  return 'ignored'
}

/** Most pushes are to branches of their authors, and lead to nothing. */
async function ofCoveredBranches(kept: ReceiveDependencies['kept'], intake: Intake): Promise<Intake> {
  if (intake.pushes.length === 0) return intake
  const asked = intake.pushes.map(async push => ({ push, covered: await kept.isCovered(push) }))
  const pushes = (await Promise.all(asked)).flatMap(({ push, covered }) =>
    covered === false ? [] : [{ ...push, covered: covered === true }],
  )
  const isNothing = pushes.length === 0 && intake.policyChanged.length === 0
  return { ...intake, pushes, ignored: isNothing ? 'Push to a branch that no policy covers' : null }
}

type Fields = Pick<Delivery, 'delivery' | 'event'> & Named

async function keep(
  dependencies: ReceiveDependencies,
  intake: Intake,
  fields: Fields,
  receivedAt: string,
): Promise<'kept'> {
  const { log } = dependencies
  await forget(dependencies.kept, intake)
  const { due, commits } = await findDue(dependencies, intake, { ...fields, receivedAt })
  const kept = await dependencies.inbox.keep({
    delivery: fields.delivery,
    observations: intake.observations,
    due,
    commits,
    mergeGroups: intake.mergeGroups,
    pushes: intake.pushes,
    added: intake.repositoriesAdded.flatMap(({ installationId, repositories }) =>
      repositories === null ? [] : [{ installationId, repositories }],
    ),
    removed: intake.repositoriesRemoved.map(({ installationId, repositories }) => ({
      installationId,
      repositoryIds: repositories?.map(({ id }) => id) ?? null,
    })),
  })
  afterwards(dependencies, intake, kept.fresh)
  const [only] = kept.due
  const headSha = due.find(({ key }) => key === only)?.headSha ?? fields.headSha ?? null
  const pull = kept.due.length === 1 ? { pull: only, headSha } : { pulls: kept.due.length }
  log.info({ ...fields, ...pull, fresh: kept.fresh }, 'Delivery kept')
  return 'kept'
}

/** What need not be durable, or finds what it is about in the store. */
function afterwards(
  { adopt, acknowledge, answerUnnamed }: ReceiveDependencies,
  { repositoriesAdded, commands, mergeGroups }: Intake,
  fresh: boolean,
): void {
  if (repositoriesAdded.length > 0) adopt()
  for (const command of fresh ? commands : []) acknowledge(command)
  if (mergeGroups.some(({ number, ended }) => number === null && !ended)) answerUnnamed()
}

/** Before anything becomes due, so that no worker still sees what no longer holds. */
async function forget(
  kept: ReceiveDependencies['kept'],
  { policyChanged, membershipsChanged }: Intake,
): Promise<void> {
  for (const change of policyChanged) await kept.forgetPolicy(change)
  for (const change of membershipsChanged) await kept.forgetMemberships(change)
}
