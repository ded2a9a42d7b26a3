import { expect, test } from 'vitest'
import type { Facts } from '../../src/model/facts.ts'
import type { Result } from '../../src/model/result.ts'
import type { FoundTicket, Ticket } from '../../src/model/ticket.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { addMissingLinks, linksTriedAgain } from '../../src/worker/add-missing-links.ts'
import { aPullRequest } from '../builders.ts'
import { aRow, aVerdict, rows } from '../publish/verdicts.ts'

const unlinked: FoundTicket = {
  state: 'found',
  key: 'SEC-1098',
  project: 'SEC',
  type: 'Story',
  status: 'In Progress',
  statusCategory: 'indeterminate',
  summary: 'Add new endpoints',
  linksBack: false,
  linkedByUs: false,
}

const prLink = { id: 'pr-link-on-jira', name: 'PR-link-on-jira', requirement: '', fix: '' }
const waits = aRow(prLink, { status: 'pending', says: 'The link will be added to SEC-1098.' })
const missing: Result = { status: 'fail', says: 'SEC-1098 is closed.' }

function world(tickets: readonly Ticket[], refuses: Error | null = null) {
  const added: string[] = []
  const kept: string[] = []
  const facts: Facts = {
    at: '2026-11-20T14:00:00Z',
    pull: aPullRequest(),
    jira: 'https://jira.example.com',
    proposedPolicy: null,
    parts: { tickets: { known: true, value: tickets } },
  }
  const dependencies = {
    jira: {
      async addRemoteLink(key: string, { url }: { url: string }) {
        if (refuses !== null) throw refuses
        added.push(`${key} ${url}`)
      },
    },
    backlinks: { add: async (_: string, ticket: string) => void kept.push(ticket) },
  }
  const run = (verdict: Verdict) => addMissingLinks(dependencies, facts, verdict)
  return { added, kept, facts, run }
}

function ticketsOf({ parts: { tickets } }: Facts): readonly Ticket[] {
  return tickets?.known ? tickets.value : []
}

test('the link is added once jira-ticket accepts the ticket, and then holds', async () => {
  const { added, kept, run } = world([unlinked])
  const facts = await run(aVerdict([rows.jiraTicket, waits]))
  expect(added).toEqual(['SEC-1098 https://github.com/acme/claims/pull/42'])
  expect(kept).toEqual(['SEC-1098'])
  expect(ticketsOf(facts)).toEqual([{ ...unlinked, linksBack: true, linkedByUs: true }])
})

test.each([
  ['refuses it', { ...rows.jiraTicket, result: missing }],
  ['could not be determined', rows.jiraDown],
  ['does not apply', rows.exemptTicket],
])('nothing is written to a ticket while jira-ticket %s', async (_, row) => {
  const { added, facts, run } = world([unlinked])
  expect(await run(aVerdict([row, waits]))).toBe(facts)
  expect(added).toEqual([])
})

test('without jira-ticket nothing is written, and the reason is said', async () => {
  const { added, run } = world([unlinked])
  expect(ticketsOf(await run(aVerdict([waits])))).toEqual([
    {
      ...unlinked,
      linkProblem:
        'The link is not added to SEC-1098: that needs the check `jira-ticket`, which the policy turns off.',
    },
  ])
  expect(added).toEqual([])
})

test.each([
  ['in a minute', {}, '2026-11-20T14:01:00.000Z'],
  ['in a quarter of an hour where only somebody can change it', { status: 403 }, '2026-11-20T14:15:00.000Z'],
  ['when JIRA says', { status: 429, retryAt: '2026-11-20T14:07:00Z' }, '2026-11-20T14:07:00Z'],
])(
  'a refused link leaves the ticket as it was found, with the problem, and is tried again %s',
  async (_, more, at) => {
    const { kept, run } = world([unlinked], Object.assign(new Error('JIRA answered 503.'), more))
    const facts = await run(aVerdict([rows.jiraTicket, waits]))
    const linkProblem = 'The link could not be added to SEC-1098. JIRA answered 503.'
    expect(ticketsOf(facts)).toEqual([{ ...unlinked, linkProblem, linkRetryAt: at }])
    expect(linksTriedAgain(facts)).toBe(at)
    expect(kept).toEqual([])
  },
)

test('tickets that link back, or from which somebody removed our link, are left alone', async () => {
  const { added, run } = world([
    { ...unlinked, key: 'SEC-1', linksBack: true },
    { ...unlinked, key: 'SEC-2', linkedByUs: true },
    { state: 'missing', key: 'SEC-3' },
  ])
  await run(aVerdict([rows.jiraTicket, waits]))
  expect(added).toEqual([])
})
