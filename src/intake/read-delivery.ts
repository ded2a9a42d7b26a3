import * as z from 'zod'
import { readCheckRun, readCheckSuite } from './check-run.ts'
import type { Arrival, Delivery, Self } from './delivery.ts'
import { readInstallation, readInstallationRepositories } from './installation.ts'
import { ignored } from './intake.ts'
import type { Intake } from './intake.ts'
import { readIssueComment } from './issue-comment.ts'
import { readMember, readMembership, readOrganization, readTeam } from './membership.ts'
import { readMergeGroup } from './merge-group.ts'
import { readPayload } from './payload.ts'
import { readPullRequestReview } from './pull-request-review.ts'
import { readPullRequest } from './pull-request.ts'
import { readPush } from './push.ts'
import { readRepository } from './repository.ts'
import { readStatus } from './status.ts'

export interface IntakeSettings {
  readonly self: Self
  /** Logins of the accounts whose installations count, in any case; empty: all. */
  readonly allowedAccounts: readonly string[]
}

const READERS: ReadonlyMap<string, (payload: unknown, arrival: Arrival) => Intake> = new Map([
  ['pull_request', readPullRequest],
  ['pull_request_review', readPullRequestReview],
  ['check_run', readCheckRun],
  ['check_suite', readCheckSuite],
  ['status', readStatus],
  ['push', readPush],
  ['issue_comment', readIssueComment],
  ['merge_group', readMergeGroup],
  ['team', readTeam],
  ['member', readMember],
  ['membership', readMembership],
  ['organization', readOrganization],
  ['repository', readRepository],
  ['installation', readInstallation],
  ['installation_repositories', readInstallationRepositories],
])

/**
 * What a delivery leads to. Pure: the same delivery always leads to the same.
 * Throws `PayloadError` when a handled event is not as GitHub documents it.
 */
export function readDelivery(delivery: Delivery, { self, allowedAccounts }: IntakeSettings): Intake {
  const read = READERS.get(delivery.event)
  if (read === undefined) return ignored('Event not handled')
  if (!isAllowed(delivery.payload, allowedAccounts)) return ignored('Account not allowed')
  return read(delivery.payload, { delivery: delivery.delivery, receivedAt: delivery.receivedAt, self })
}

const login = z.object({ login: z.string().min(1) })
/** Installations are of one account: the repository's owner, the organisation, or the one that they name. */
const installedAccount = z.object({
  repository: z.object({ owner: login }).optional(),
  organization: login.optional(),
  // An enterprise has a slug in place of a login.
  installation: z.object({ account: z.object({ login: z.string().optional() }).nullish() }).optional(),
})

function isAllowed(payload: unknown, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true
  const { repository, organization, installation } = readPayload(installedAccount, payload)
  const name = repository?.owner.login ?? organization?.login ?? installation?.account?.login
  return name !== undefined && allowed.some(entry => entry.toLowerCase() === name.toLowerCase())
}
