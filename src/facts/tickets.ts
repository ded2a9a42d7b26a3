import { ticketKeys } from '../checks/ticket-keys.ts'
import type { PullRequest, PullRequestKey } from '../model/pull-request.ts'
import type { Ticket } from '../model/ticket.ts'
import { nextTry } from './outage.ts'
import { type Memory, remembered } from './remembered.ts'
import type { HistoryStore, JiraReader } from './sources.ts'

/** What an event from JIRA about a ticket makes outdated. */
export function ticketScope(key: string): string {
  return `ticket:${key}`
}

/** Long enough for a burst of events, short enough for somebody who corrects a ticket and presses Refresh. */
const MINUTES = 1

/** The tickets that the title names, in its order. */
export async function gatherTickets(
  jira: JiraReader,
  memory: Memory,
  history: HistoryStore,
  { key, pull, at }: { key: PullRequestKey; pull: PullRequest; at: string },
): Promise<readonly Ticket[]> {
  const keys = ticketKeys(pull.title)
  if (keys.length === 0) return []
  const [linkedByUs, tickets] = await Promise.all([
    history.backlinks.of(key),
    Promise.all(keys.map(ticket => readTicket(jira, memory, ticket, pull.url))),
  ])
  return tickets.map(ticket => {
    if (ticket.state === 'found') return { ...ticket, linkedByUs: linkedByUs.includes(ticket.key) }
    if (ticket.state === 'missing') return ticket
    return { ...ticket, retryAt: nextTry({ retryAt: ticket.retryAt, isTemporary: true }, at) }
  })
}

function readTicket(jira: JiraReader, memory: Memory, key: string, pullUrl: string): Promise<Ticket> {
  const remembering = { kind: 'ticket', key: `${key} ${pullUrl}`, scope: ticketScope(key), minutes: MINUTES }
  return remembered(
    memory,
    remembering,
    () => jira.ticket(key, pullUrl),
    ({ state }) => state !== 'unreadable',
  )
}
