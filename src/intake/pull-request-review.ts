import * as z from 'zod'
import { isOurBot } from './delivery.ts'
import type { Arrival } from './delivery.ts'
import { duePull } from './due-pull.ts'
import { ignored, intake } from './intake.ts'
import type { Intake } from './intake.ts'
import {
  accountOrNull,
  actionOf,
  id,
  installation,
  keyOf,
  pullRequest,
  readPayload,
  repository,
  sha,
} from './payload.ts'

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review */
const schema = z.object({
  installation,
  repository,
  pull_request: pullRequest,
  review: z.object({ id, user: accountOrNull, commit_id: sha.nullish().transform(value => value ?? null) }),
  sender: accountOrNull,
})
const ACTIONS = ['submitted', 'edited', 'dismissed'] as const

/** A review came, changed or was dismissed: observed with the head at that moment, which nobody can ask later. */
export function readPullRequestReview(payload: unknown, { delivery, receivedAt, self }: Arrival): Intake {
  const word = actionOf(payload)
  const action = ACTIONS.find(known => known === word)
  if (action === undefined) return ignored('Action not handled')
  const event = readPayload(schema, payload)
  const { review, pull_request: pull, sender } = event
  // Our own dismissals: the reset is in our records, and GitHub never takes a dismissal back.
  if (isOurBot(sender, self)) return ignored('Caused by ourselves')
  const observation = {
    kind: 'review',
    action,
    delivery,
    receivedAt,
    sender,
    reviewId: review.id,
    author: review.user,
    commitSha: review.commit_id,
    headSha: pull.head.sha,
  } as const
  return intake({
    observations: [{ key: keyOf(event.repository, pull.number), observation }],
    due: [duePull(event, pull)],
  })
}
