import { describe, expect, test } from 'vitest'
import { exampleTicket } from '../../src/checks/example-ticket.ts'
import { jiraTicket } from '../../src/checks/jira-ticket.ts'
import type { Ticket } from '../../src/model/ticket.ts'
import { aPullRequest } from '../builders.ts'
import { evaluate } from './evaluate.ts'

const missing: Ticket = { state: 'missing', key: 'SEC-9' }
const down: Ticket = {
  state: 'unreadable',
  key: 'SEC-8',
  why: 'JIRA did not answer within 10 s.',
  retryAt: null,
}

describe('what the policy allows', () => {
  const done = { status: 'Done', statusCategory: 'done' } as const
  test.each([
    ['any type', {}, {}, 'pass'],
    ['a listed type, in any case', { type: 'story' }, { types: ['Story'] }, 'pass'],
    ['no other type', { type: 'Sub-task' }, { types: ['Story'] }, 'fail'],
    ['a listed status', {}, { statuses: { allow: ['in progress'] } }, 'pass'],
    ['no other status', { status: 'Open' }, { statuses: { allow: ['In Progress'] } }, 'fail'],
    ['a closed ticket where no status is named', done, {}, 'pass'],
    ['no denied status', done, { statuses: { deny: ['done', 'closed'] } }, 'fail'],
    [
      'a denied status wins over an allowed one',
      done,
      { statuses: { allow: ['Done'], deny: ['Done'] } },
      'fail',
    ],
    ['a ticket of a listed project', {}, { projects: ['SEC'] }, 'pass'],
    ['no ticket that was moved to another project', { project: 'OPS' }, { projects: ['SEC'] }, 'fail'],
  ])('%s', (_, ticket, options, status) => {
    expect(
      evaluate(jiraTicket, { parts: { tickets: [exampleTicket('SEC-1', ticket)] }, options }).status,
    ).toBe(status)
  })
})

test.each([
  [
    'a missing and an unreadable one',
    [missing, down],
    'fail',
    'SEC-9 does not exist in JIRA. SEC-8 could not be read: JIRA did not answer within 10 s.',
  ],
  [
    'a good and an unreadable one',
    [exampleTicket('SEC-1'), down],
    'error',
    'SEC-8 could not be read: JIRA did not answer within 10 s.',
  ],
  ['a good and a missing one', [exampleTicket('SEC-1'), missing], 'fail', 'SEC-9 does not exist in JIRA.'],
] as const)('of %s the worst decides', (_, tickets, status, says) => {
  expect(evaluate(jiraTicket, { parts: { tickets } })).toMatchObject({ status, says })
})

describe('in a public repository, where anybody can name a key', () => {
  const repository = { ...aPullRequest().repository, private: false }
  const judged = (ticket: Ticket, options = {}) =>
    evaluate(jiraTicket, { pull: { repository }, parts: { tickets: [ticket] }, options })

  test('a ticket that will do is said to do, and nothing else of it', () => {
    expect(judged(exampleTicket('SEC-9', { type: 'Incident', status: 'On fire' }))).toEqual({
      status: 'pass',
      says: 'SEC-9 may authorise a change',
    })
  })

  test.each<[string, Ticket, object]>([
    ['is not there', missing, {}],
    ['is of another type', exampleTicket('SEC-9', { type: 'Incident' }), { types: ['Story'] }],
    ['is of another status', exampleTicket('SEC-9'), { statuses: { allow: ['Ready'] } }],
    ['belongs to another project', exampleTicket('SEC-9', { project: 'VAULT' }), { projects: ['SEC'] }],
  ])('one that %s is told in the same words as any other', (_, ticket, options) => {
    expect(judged(ticket, options)).toMatchObject({
      status: 'fail',
      says: 'SEC-9 does not exist in JIRA, or may not authorise a change.',
    })
  })
})

test('it is tried again when JIRA asked for it', () => {
  const tickets = [down, { ...down, key: 'SEC-7', retryAt: '2026-11-20T14:05:00Z' }]
  expect(evaluate(jiraTicket, { parts: { tickets } })).toMatchObject({
    status: 'error',
    retryAt: '2026-11-20T14:05:00Z',
  })
})

test('a title without a key sends people to the title', () => {
  expect(evaluate(jiraTicket, { parts: { tickets: [] } })).toMatchObject({
    status: 'fail',
    says: 'The title names no ticket.',
    fix: expect.stringContaining('Start the title'),
  })
})

test('no result tells the summary of a ticket', () => {
  const tickets = ['SEC-1', 'OPS-2'].map(key =>
    exampleTicket(key, { summary: 'Secret merger', type: 'Epic', status: 'Done' }),
  )
  for (const options of [{}, { types: ['Story'] }, { projects: ['SEC'] }, { statuses: { deny: ['Done'] } }]) {
    expect(JSON.stringify(evaluate(jiraTicket, { parts: { tickets }, options }))).not.toContain('merger')
  }
})

test('names from JIRA cannot break the sentence', () => {
  const ticket = exampleTicket('SEC-1', { status: 'Do`ne\n# All good \u202E', statusCategory: 'done' })
  expect(evaluate(jiraTicket, { parts: { tickets: [ticket] } }).says).toBe(
    "SEC-1 is a closed Story (`Do'ne\uFFFD# All good \uFFFD`)",
  )
})
