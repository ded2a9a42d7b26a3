import * as z from 'zod'
import { dueBySha } from './check-run.ts'
import { isOurBot } from './delivery.ts'
import type { Arrival } from './delivery.ts'
import { ignored } from './intake.ts'
import type { Intake } from './intake.ts'
import { accountOrNull, installation, readPayload, repository, sha } from './payload.ts'

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#status: it has no action. */
const schema = z.object({ installation, repository, sha, context: z.string(), sender: accountOrNull })

/** Somebody posted a commit status: a status has no App, its creator is who sent it. */
export function readStatus(payload: unknown, { self }: Arrival): Intake {
  const event = readPayload(schema, payload)
  if (isOurBot(event.sender, self)) return ignored('Caused by ourselves')
  return dueBySha(event, event.sha, { kind: 'status', name: event.context, by: event.sender })
}
