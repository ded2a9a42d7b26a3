import * as z from 'zod'
import type { Result } from '../model/result.ts'
import type { Ticket } from '../model/ticket.ts'
import { defineCheck, fail, pass, pending, undetermined } from './define-check.ts'
import { exampleTicket } from './example-ticket.ts'
import { noJira, noKeyInTitle, retryAtOf } from './jira-results.ts'
import { listed, literal, sentence } from './wording.ts'

/** Every attached ticket leads back to the pull request, so that the change is found from either side. */
export const prLinkOnJira = defineCheck({
  id: 'pr-link-on-jira',
  name: 'PR-link-on-jira',
  requirement: 'PR link should be on jira task',
  fix: 'Add the address of this pull request to the ticket, as a link or in a comment.',
  needs: ['tickets'],
  options: z.strictObject({
    add: z.boolean().default(true).describe('Add a missing link to the ticket, once.'),
  }),
  isSetUp: (_, { jira }) => jira,

  evaluate({ pull, jira, tickets }, { add }) {
    if (jira === null) return noJira
    if (tickets.length === 0) return noKeyInTitle
    const fix = `Add ${literal(pull.url)} to the ticket, as a link or in a comment.`
    const isPublic = !pull.repository.private
    const judged = tickets.map(ticket => judgeTicket(ticket, { add, isPublic }))
    const answers = judged.filter(answer => answer.status !== 'pass')
    const says = answers.map(answer => sentence(answer.says)).join(' ')
    if (answers.some(answer => answer.status === 'fail')) return fail(says, { fix })
    if (answers.some(answer => answer.status === 'error'))
      return undetermined(says, { retryAt: linkRetryAtOf(tickets) ?? retryAtOf(tickets) })
    if (answers.length === 0) return pass('PR link found on all attached JIRA tickets')
    return pending(`The link will be added to ${listed(withoutLink(tickets))}.`, {
      fix: 'Nothing: it is added for you.',
    })
  },

  examples: {
    passes: [
      { parts: { tickets: [exampleTicket('SEC-1098')] }, says: 'PR link found on all attached JIRA tickets' },
    ],
    waits: [
      {
        parts: { tickets: [exampleTicket('SEC-1', { linksBack: false }), exampleTicket('SEC-2')] },
        says: 'The link will be added to SEC-1.',
      },
    ],
    fails: [
      {
        parts: { tickets: [exampleTicket('SEC-1', { linksBack: false, linkedByUs: true })] },
        says: 'Somebody removed the link from SEC-1.',
      },
      {
        parts: { tickets: [exampleTicket('SEC-1', { linksBack: false })] },
        options: { add: false },
        says: 'SEC-1 does not link to this pull request.',
      },
      {
        parts: { tickets: [{ state: 'missing', key: 'SEC-9' }] },
        says: 'SEC-9 does not exist in JIRA.',
      },
    ],
    errors: [
      {
        parts: {
          tickets: [{ state: 'unreadable', key: 'SEC-1', why: 'JIRA did not answer', retryAt: null }],
        },
        says: 'SEC-1 could not be read: JIRA did not answer.',
      },
      {
        parts: {
          tickets: [
            exampleTicket('SEC-1', {
              linksBack: false,
              linkProblem:
                'The link could not be added to SEC-1. JIRA does not let us read or write this (403).',
            }),
          ],
        },
        says: 'The link could not be added to SEC-1. JIRA does not let us read or write this (403).',
      },
      { jira: null, parts: { tickets: [] }, says: 'No JIRA is set up for this organisation.' },
    ],
  },
})

function judgeTicket(
  ticket: Ticket,
  { add, isPublic }: { readonly add: boolean; readonly isPublic: boolean },
): Result {
  const { key } = ticket
  if (ticket.state === 'unreadable') return undetermined(`${key} could not be read: ${ticket.why}`)
  // Whoever guesses keys in a public repository must not learn which are there: `jira-ticket` says what holds.
  if (ticket.state === 'missing' && !isPublic) return fail(`${key} does not exist in JIRA`)
  if (ticket.state === 'found' && ticket.linksBack) return pass(`${key} links to this pull request`)
  if (!add) return fail(`${key} does not link to this pull request`)
  if (ticket.state === 'missing') return pending(`The link will be added to ${key}`)
  if (ticket.linkedByUs) return fail(`Somebody removed the link from ${key}`)
  if (ticket.linkProblem !== undefined) return undetermined(ticket.linkProblem)
  return pending(`The link will be added to ${key}`)
}

/** When the last of the links that JIRA refused is tried again. */
function linkRetryAtOf(tickets: readonly Ticket[]): string | null {
  const times = tickets.flatMap(ticket => (ticket.state === 'found' ? (ticket.linkRetryAt ?? []) : []))
  return times.toSorted().at(-1) ?? null
}

function withoutLink(tickets: readonly Ticket[]): string[] {
  return tickets.filter(ticket => ticket.state !== 'found' || !ticket.linksBack).map(({ key }) => key)
}
