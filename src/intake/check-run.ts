import * as z from 'zod'
import type { Account } from '../model/account.ts'
import type { Arrival } from './delivery.ts'
import { ignored, intake } from './intake.ts'
import type { DueSha, Intake } from './intake.ts'
import { accountOrNull, actionOf, id, installation, readPayload, repository, sha } from './payload.ts'

/** The identifier of the button that our check runs show. */
const REFRESH = 'refresh'

/** A check run names its App by id; GitHub documents the slug as optional, and the App as nullable. */
const app = z
  .object({ id, slug: z.string().min(1).nullish() })
  .nullish()
  .transform(value => ({ id: value?.id ?? null, slug: value?.slug ?? null }))

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run */
const runSchema = z.object({
  installation,
  repository,
  check_run: z.object({ name: z.string(), head_sha: sha, app }),
})
const requestedSchema = z.object({ requested_action: z.object({ identifier: z.string() }).nullish() })
/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_suite */
const suiteSchema = z.object({
  installation,
  repository,
  check_suite: z.object({ head_sha: sha, app }),
})
const senderSchema = z.object({ sender: accountOrNull })

/** What a check of another App does; one that begins again must not stay green. */
const OF_OTHERS = ['created', 'rerequested', 'completed']

/** Somebody asks for our check again, or a check of another App began or completed. */
export function readCheckRun(payload: unknown, { self }: Arrival): Intake {
  const action = actionOf(payload)
  if (!OF_OTHERS.includes(action) && action !== 'requested_action') return ignored('Action not handled')
  const event = readPayload(runSchema, payload)
  const { name, app, head_sha: head } = event.check_run
  const isOurs = app.id === self.appId
  if (!isOurs && OF_OTHERS.includes(action)) {
    return dueBySha(event, head, { kind: 'check-run', name, app: app.slug })
  }
  if (!isOurs) return ignored('Check of another App')
  if (action === 'created' || action === 'completed') return ignored('Caused by ourselves')
  if (action === 'requested_action' && !asksForRefresh(payload))
    return ignored('Requested action of another kind')
  return dueBySha(event, head, { kind: 'requested', by: senderOf(payload) })
}

/** Somebody asks for all checks again; GitHub tells every App about its own suite. */
export function readCheckSuite(payload: unknown, { self }: Arrival): Intake {
  const action = actionOf(payload)
  if (action !== 'rerequested') return ignored('Action not handled')
  const event = readPayload(suiteSchema, payload)
  if (event.check_suite.app.id !== self.appId) return ignored('Check of another App')
  return dueBySha(event, event.check_suite.head_sha, { kind: 'requested', by: senderOf(payload) })
}

function senderOf(payload: unknown): Account | null {
  return readPayload(senderSchema, payload).sender
}

function asksForRefresh(payload: unknown): boolean {
  return readPayload(requestedSchema, payload).requested_action?.identifier === REFRESH
}

interface Event {
  readonly installation: { readonly id: number }
  readonly repository: { readonly id: number }
}

export function dueBySha(event: Event, head: string, because: DueSha['because']): Intake {
  const { installation, repository } = event
  return intake({
    dueBySha: [{ repositoryId: repository.id, installationId: installation.id, sha: head, because }],
  })
}
