import { expect, test } from 'vitest'
import { exampleTicket } from '../../src/checks/example-ticket.ts'
import { prLinkOnJira } from '../../src/checks/pr-link-on-jira.ts'
import type { Ticket } from '../../src/model/ticket.ts'
import { aPullRequest } from '../builders.ts'
import { evaluate } from './evaluate.ts'

const linked = exampleTicket('SEC-1')
const bare = exampleTicket('SEC-2', { linksBack: false })
const removed = exampleTicket('SEC-3', { linksBack: false, linkedByUs: true })
const down: Ticket = {
  state: 'unreadable',
  key: 'SEC-8',
  why: 'JIRA did not answer',
  retryAt: '2026-11-20T14:05:00Z',
}

test.each([
  ['all linked', [linked, linked], true, 'pass', 'PR link found on all attached JIRA tickets'],
  [
    'ours, still there',
    [exampleTicket('SEC-3', { linkedByUs: true })],
    true,
    'pass',
    'PR link found on all attached JIRA tickets',
  ],
  ['one to add', [linked, bare], true, 'pending', 'The link will be added to SEC-2.'],
  ['one to add by people', [linked, bare], false, 'fail', 'SEC-2 does not link to this pull request.'],
  [
    'one removed',
    [bare, removed],
    true,
    'fail',
    'The link will be added to SEC-2. Somebody removed the link from SEC-3.',
  ],
  ['one removed, nothing to add', [removed], false, 'fail', 'SEC-3 does not link to this pull request.'],
  ['one unreadable', [linked, down], true, 'error', 'SEC-8 could not be read: JIRA did not answer.'],
  ['no ticket', [], true, 'fail', 'The title names no ticket.'],
] as const)('%s', (_, tickets, add, status, says) => {
  expect(evaluate(prLinkOnJira, { parts: { tickets }, options: { add } })).toMatchObject({ status, says })
})

test.each([true, false])(
  'in a public repository a ticket that is not there looks like one without the link (added by us: %s)',
  add => {
    const repository = { ...aPullRequest().repository, private: false }
    const judged = (ticket: Ticket) =>
      evaluate(prLinkOnJira, { pull: { repository }, parts: { tickets: [ticket] }, options: { add } })
    expect(judged({ state: 'missing', key: 'SEC-2' })).toEqual(judged(bare))
    expect(judged(bare).status).toBe(add ? 'pending' : 'fail')
  },
)

test('what people must add is the address of the pull request', () => {
  expect(evaluate(prLinkOnJira, { parts: { tickets: [removed] } })).toMatchObject({
    fix: 'Add `https://github.com/acme/claims/pull/42` to the ticket, as a link or in a comment.',
  })
})

test('it is tried again when JIRA asked for it', () => {
  expect(evaluate(prLinkOnJira, { parts: { tickets: [down] } })).toMatchObject({
    retryAt: '2026-11-20T14:05:00Z',
  })
})
