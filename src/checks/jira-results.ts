import type { Ticket } from '../model/ticket.ts'
import { fail, undetermined } from './define-check.ts'

/** The answer of a check that needs JIRA where the operator has set up none. */
export const noJira = undetermined('No JIRA is set up for this organisation.', {
  fix: 'Ask the operator of this App to set `JIRA_URL` and `JIRA_ORGANISATIONS`, or turn the check off in the policy.',
})

/** The answer of a check that looks for the title's tickets where it names none. */
export const noKeyInTitle = fail('The title names no ticket.', {
  fix: 'Start the title with the ticket, for example “SEC-123: add the endpoint”.',
})

/** When JIRA may be asked again: the latest time that it named; `null` when it named none. */
export function retryAtOf(tickets: readonly Ticket[]): string | null {
  const times = tickets.flatMap(ticket => (ticket.state === 'unreadable' ? (ticket.retryAt ?? []) : []))
  return times.toSorted().at(-1) ?? null
}
