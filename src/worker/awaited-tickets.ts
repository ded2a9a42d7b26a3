import type { Facts } from '../model/facts.ts'
import type { Verdict } from '../model/verdict.ts'

/** What JIRA tells us by itself. */
export interface Asking {
  /** Whether JIRA sends events about tickets. No event tells of a link that was added to one. */
  readonly hearsOfTickets: boolean
}

const ASKED_EVERY_MS = 10 * 60_000

/** The tickets on which the facts rest. */
export function ticketsOf({ parts: { tickets } }: Facts): string[] {
  return tickets?.known ? tickets.value.map(({ key }) => key) : []
}

/** When JIRA is asked again, since a ticket keeps the verdict from being green (ISO 8601, UTC); `null`: it does not. */
export function ticketsAskedAgain(
  facts: Facts,
  { rows }: Verdict,
  { hearsOfTickets }: Asking,
): string | null {
  const resting = hearsOfTickets ? ['pr-link-on-jira'] : ['jira-ticket', 'pr-link-on-jira']
  const waits = rows.some(
    ({ id, result }) => resting.includes(id) && (result.status === 'fail' || result.status === 'pending'),
  )
  if (!waits || ticketsOf(facts).length === 0) return null
  return new Date(Date.parse(facts.at) + ASKED_EVERY_MS).toISOString()
}
