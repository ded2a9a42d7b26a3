import * as z from 'zod'
import { parseCommand } from '../commands/parse-command.ts'
import { isOurBot } from './delivery.ts'
import type { Arrival } from './delivery.ts'
import { ignored, intake } from './intake.ts'
import type { DuePull, Intake } from './intake.ts'
import {
  accountOrNull,
  actionOf,
  id,
  installation,
  keyOf,
  moment,
  namedRepository,
  pullNumber,
  readPayload,
  repository,
} from './payload.ts'

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment */
const schema = z.object({
  installation,
  repository,
  issue: z.object({
    number: pullNumber,
    state: z.enum(['open', 'closed']),
    updated_at: moment,
    /** There only when the issue is a pull request. */
    pull_request: z.object({}).nullish(),
  }),
  comment: z.object({ id, user: accountOrNull, body: z.string().nullish() }),
  sender: accountOrNull,
})
const ACTIONS = ['created', 'edited', 'deleted'] as const

/** A comment in a pull request's conversation: observed, due, and perhaps a command. */
export function readIssueComment(payload: unknown, { delivery, receivedAt, self }: Arrival): Intake {
  const word = actionOf(payload)
  const action = ACTIONS.find(known => known === word)
  if (action === undefined) return ignored('Action not handled')
  const event = readPayload(schema, payload)
  const { comment, issue, sender } = event
  if (!issue.pull_request) return ignored('Comment on an issue')
  // Who acted counts, not whose comment it is: ours that somebody else edits is put right.
  if (isOurBot(sender, self)) return ignored('Caused by ourselves')
  const due = dueOf(event)
  const command = action === 'created' ? parseCommand(comment.body ?? '') : null
  const isRefresh = command?.command === 'refresh'
  const observed = {
    delivery,
    receivedAt,
    sender,
    commentId: comment.id,
    author: comment.user,
    ...(isRefresh && { command: 'refresh' as const }),
  }
  return intake({
    observations: [{ key: due.key, observation: { kind: 'comment', action, ...observed } }],
    due: [due],
    commands: command === null ? [] : [{ ...givenOn(due), commentId: comment.id, by: sender, command }],
  })
}

function dueOf(event: z.output<typeof schema>): DuePull {
  const { issue, repository, installation } = event
  return {
    key: keyOf(repository, issue.number),
    installationId: installation.id,
    repository: namedRepository(repository),
    number: issue.number,
    headSha: null,
    baseRef: null,
    state: issue.state,
    changedAt: issue.updated_at,
  }
}

function givenOn({ key, installationId, repository, number }: DuePull) {
  return { key, installationId, repository, number }
}
