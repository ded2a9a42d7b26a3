import * as z from 'zod'
import type { Observation } from '../model/observation.ts'
import { isOurBot } from './delivery.ts'
import type { Arrival } from './delivery.ts'
import { ignored, intake } from './intake.ts'
import type { Intake } from './intake.ts'
import {
  accountOrNull,
  actionOf,
  installation,
  keyOf,
  pullRequest,
  readPayload,
  repository,
  sha,
} from './payload.ts'
import { duePull } from './due-pull.ts'

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request */
const schema = z.object({
  action: z.string(),
  installation,
  repository,
  pull_request: pullRequest,
  sender: accountOrNull,
})
const moved = z.object({ before: sha, after: sha })
/** Only a new base has `base`; a new title or description is read when the pull request is looked at. */
const edited = z.object({
  changes: z.object({ base: z.object({ ref: z.object({ from: z.string().min(1) }) }).optional() }),
})

const ACTIONS = new Set([
  'opened',
  'reopened',
  'edited',
  'synchronize',
  'ready_for_review',
  'converted_to_draft',
  'labeled',
  'unlabeled',
  'closed',
])

/** A pull request changed: it is due, and where its head or base moved, that is observed. */
export function readPullRequest(payload: unknown, arrival: Arrival): Intake {
  const action = actionOf(payload)
  if (!ACTIONS.has(action)) return ignored('Action not handled')
  const event = readPayload(schema, payload)
  const observation = observe(event, payload, arrival)
  // A head or base that we moved ourselves is moved all the same.
  if (observation === null && isOurBot(event.sender, arrival.self)) return ignored('Caused by ourselves')
  const key = keyOf(event.repository, event.pull_request.number)
  return intake({
    observations: observation === null ? [] : [{ key, observation }],
    due: [duePull(event, event.pull_request)],
  })
}

function observe(event: z.output<typeof schema>, payload: unknown, arrival: Arrival): Observation | null {
  const { delivery, receivedAt } = arrival
  const observed = { delivery, receivedAt, sender: event.sender }
  const { head, base } = event.pull_request
  if (event.action === 'opened' || event.action === 'reopened') {
    return { ...observed, kind: 'head', action: event.action, before: null, after: head.sha }
  }
  if (event.action === 'synchronize') {
    return { ...observed, kind: 'head', action: 'moved', ...readPayload(moved, payload) }
  }
  if (event.action !== 'edited') return null
  const from = readPayload(edited, payload).changes.base?.ref.from
  return from === undefined ? null : { ...observed, kind: 'base', from, to: base.ref, headSha: head.sha }
}
