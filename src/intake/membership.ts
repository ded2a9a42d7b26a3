import * as z from 'zod'
import { ignored, intake } from './intake.ts'
import type { Intake } from './intake.ts'
import { actionOf, id, installation, organization, readPayload } from './payload.ts'

const schema = z.object({ installation, organization })
const teamSchema = schema.extend({ team: z.object({ id }) })
const memberSchema = z.object({ installation, repository: z.object({ owner: organization }) })

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#team */
const TEAM_ACTIONS = ['created', 'deleted', 'edited', 'added_to_repository', 'removed_from_repository']
/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#organization */
const ORGANIZATION_ACTIONS = ['member_added', 'member_removed', 'renamed', 'deleted']
/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#member */
const MEMBER_ACTIONS = ['added', 'edited', 'removed']

/** A team was created, renamed, moved under another, or got or lost a repository. */
export function readTeam(payload: unknown): Intake {
  const action = actionOf(payload)
  return TEAM_ACTIONS.includes(action) ? changedTeam(payload) : ignored('Action not handled')
}

/**
 * Somebody joined or left a team.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#membership
 */
export function readMembership(payload: unknown): Intake {
  const action = actionOf(payload)
  return action === 'added' || action === 'removed' ? changedTeam(payload) : ignored('Action not handled')
}

/** Somebody joined or left the organisation, or it was renamed or deleted. */
export function readOrganization(payload: unknown): Intake {
  const action = actionOf(payload)
  if (!ORGANIZATION_ACTIONS.includes(action)) return ignored('Action not handled')
  const { installation, organization: account } = readPayload(schema, payload)
  return intake({ membershipsChanged: [{ installationId: installation.id, account, teamId: null }] })
}

/**
 * Somebody may do more or less in a repository than before: whoever counts by permission is looked at again.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#member
 */
export function readMember(payload: unknown): Intake {
  const action = actionOf(payload)
  if (!MEMBER_ACTIONS.includes(action)) return ignored('Action not handled')
  const { installation, repository } = readPayload(memberSchema, payload)
  const changed = { installationId: installation.id, account: repository.owner, teamId: null }
  return intake({ membershipsChanged: [changed] })
}

function changedTeam(payload: unknown): Intake {
  const { installation, organization: account, team } = readPayload(teamSchema, payload)
  return intake({ membershipsChanged: [{ installationId: installation.id, account, teamId: team.id }] })
}
