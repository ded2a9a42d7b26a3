import type { Emulator } from '../emulator.ts'
import { installationFor } from '../find.ts'
import { simpleOrganisation, simpleUser } from '../shapes/account.ts'
import { type Json, nodeId } from '../shapes/json.ts'
import { wholeRepository } from '../shapes/repository.ts'
import type { Account, App, Installation, Organisation, Repository } from '../state.ts'
import { checkPayload } from '../validation/payload.ts'

/**
 * The permission that an App needs to subscribe to an event.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const permissionsOfEvents: Readonly<Record<string, readonly string[]>> = {
  check_run: ['checks'],
  check_suite: ['checks'],
  issue_comment: ['issues'],
  member: ['members'],
  membership: ['members'],
  merge_group: ['merge_queues'],
  organization: ['members'],
  pull_request: ['pull_requests'],
  pull_request_review: ['pull_requests'],
  push: ['contents'],
  repository: ['metadata'],
  status: ['statuses'],
  team: ['members'],
}

/** Whether the App gets this event at all. */
function subscribes(app: App, event: string): boolean {
  // “All GitHub Apps receive this event by default”: https://docs.github.com/en/webhooks/webhook-events-and-payloads#installation
  if (event === 'installation' || event === 'installation_repositories') return true
  // “GitHub Apps that have write-level access for the "Checks" permission are automatically subscribed”:
  // https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run
  if (event === 'check_run' || event === 'check_suite') {
    return app.permissions['checks'] === 'write' || app.events.includes(event)
  }
  return app.events.includes(event)
}

/** Something happened in a repository: the App hears of it when it is installed there and subscribes. */
export function emit(
  github: Emulator,
  event: string,
  where: Repository,
  sender: Account,
  payload: Json,
): void {
  const installation = installationFor(github.state, github.app, where)
  if (!installation || !subscribes(github.app, event)) return
  const organisation = github.state.organisations.get(where.owner.id)
  send(github, event, where.id, installation, {
    ...payload,
    repository: wholeRepository(github, where),
    ...(organisation && { organization: simpleOrganisation(github, organisation.account) }),
    sender: simpleUser(github, sender),
    installation: { id: installation.id, node_id: nodeId('Installation', installation.id) },
  })
}

/** Something happened in an organisation: the App hears of it when it is installed there. */
export function emitInOrganisation(
  github: Emulator,
  event: string,
  where: Organisation,
  sender: Account,
  payload: Json,
): void {
  const installation = [...github.state.installations.values()].find(
    each => each.app === github.app && each.account === where.account && !each.deleted,
  )
  if (!installation || !subscribes(github.app, event)) return
  send(github, event, null, installation, {
    ...payload,
    organization: simpleOrganisation(github, where.account),
    sender: simpleUser(github, sender),
    installation: { id: installation.id, node_id: nodeId('Installation', installation.id) },
  })
}

/** The installation itself changed. */
export function emitInstallation(github: Emulator, event: string, payload: Json, each: Installation): void {
  send(github, event, null, each, payload)
}

function send(
  github: Emulator,
  event: string,
  repositoryId: number | null,
  installation: Installation,
  payload: Json,
): void {
  github.violations.push(...checkPayload(event, payload))
  github.webhooks.send({ event, payload, installationId: installation.id, repositoryId })
}
