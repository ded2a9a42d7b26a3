import type { PullRequestKey } from '../model/pull-request.ts'
import { readJiraEvent } from './jira-event.ts'

export interface JiraEventDependencies {
  /** What was read of a ticket does not hold any longer. */
  readonly forgetTicket: (ticket: string) => Promise<void>
  /** The open pull requests that rest on one of the tickets. */
  readonly pullsOn: (
    tickets: readonly string[],
  ) => Promise<readonly { readonly key: PullRequestKey; readonly installationId: number }[]>
  readonly makeDue: (
    due: readonly { readonly key: PullRequestKey; readonly installationId: number }[],
  ) => Promise<void>
}

/**
 * Makes due what rests on the tickets of an event of JIRA's. Resolves with how many that are, when it is durable;
 * throws `PayloadError`, or the store's error.
 */
export async function receiveJiraEvent(
  { forgetTicket, pullsOn, makeDue }: JiraEventDependencies,
  payload: unknown,
): Promise<number> {
  const tickets = readJiraEvent(payload)
  // Before anything becomes due, so that no worker still sees what no longer holds.
  for (const ticket of tickets) await forgetTicket(ticket)
  const due = await pullsOn(tickets)
  if (due.length > 0) await makeDue(due)
  return due.length
}
