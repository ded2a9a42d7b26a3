import * as z from 'zod'
import type { Result } from '../model/result.ts'
import type { FoundTicket, Ticket } from '../model/ticket.ts'
import { defineCheck, fail, pass, undetermined } from './define-check.ts'
import { exampleTicket } from './example-ticket.ts'
import { noJira, noKeyInTitle, retryAtOf } from './jira-results.ts'
import { listed, literal, plain, sentence, withArticle } from './wording.ts'

const names = (what: string) => z.array(z.string().min(1)).max(1000).default([]).describe(what)

const options = z.strictObject({
  projects: names('JIRA projects whose tickets count; empty: any.'),
  types: names('Issue types that authorise a change, for example `Story`; empty: any.'),
  statuses: z
    .strictObject({
      allow: names('Statuses in which a ticket authorises a change; empty: any.'),
      deny: names('Statuses in which it does not, for example `Done`.'),
    })
    .prefault({})
    .describe('Names of statuses, whatever their case.'),
})

/** Every ticket that the title names exists, and may authorise a change. */
export const jiraTicket = defineCheck({
  id: 'jira-ticket',
  name: 'JIRA ticket',
  requirement:
    'JIRA tickets named in the title need to exist, in a project, type and status that the policy allows',
  fix: 'Name a ticket in the title that exists and is open.',
  needs: ['tickets'],
  options,
  isSetUp: (_, { jira }) => jira,

  evaluate({ pull, jira, tickets }, allowed) {
    if (jira === null) return noJira
    if (tickets.length === 0) return noKeyInTitle
    const judged = (ticket: Ticket) => judgeTicket(ticket, allowed)
    const answers = tickets.map(
      pull.repository.private ? judged : ticket => toAnybody(ticket, judged(ticket)),
    )
    const bad = answers.filter(answer => answer.status !== 'pass')
    const says = bad.map(answer => sentence(answer.says)).join(' ')
    if (bad.some(answer => answer.status === 'fail')) return fail(says)
    if (bad.length > 0) return undetermined(says, { retryAt: retryAtOf(tickets) })
    return pass(listed(answers.map(answer => answer.says)))
  },

  examples: {
    passes: [
      { parts: { tickets: [exampleTicket('SEC-1098')] }, says: 'SEC-1098 is an open Story' },
      {
        parts: {
          tickets: [
            exampleTicket('SEC-1', { type: 'Epic' }),
            exampleTicket('SEC-2', { status: 'Released', statusCategory: 'done' }),
          ],
        },
        says: 'SEC-1 is an open Epic and SEC-2 is a closed Story (`Released`)',
      },
    ],
    fails: [
      { parts: { tickets: [{ state: 'missing', key: 'SEC-9' }] }, says: 'SEC-9 does not exist in JIRA.' },
      {
        parts: { tickets: [exampleTicket('SEC-1098', { status: 'Done', statusCategory: 'done' })] },
        options: { statuses: { deny: ['Done'] } },
        says: 'SEC-1098 is `Done`, a status that the policy does not allow.',
      },
      {
        parts: { tickets: [exampleTicket('SEC-1098', { type: 'Epic' })] },
        options: { types: ['Story', 'Bug'] },
        says: 'SEC-1098 is an Epic; allowed are Story and Bug.',
      },
      {
        parts: { tickets: [exampleTicket('ENG-7')] },
        options: { projects: ['SEC'] },
        says: 'ENG-7 belongs to the project ENG; allowed is SEC.',
      },
      {
        parts: {
          tickets: [
            { state: 'missing', key: 'SEC-9' },
            { state: 'unreadable', key: 'SEC-1', why: 'JIRA did not answer.', retryAt: null },
          ],
        },
        says: 'SEC-9 does not exist in JIRA. SEC-1 could not be read: JIRA did not answer.',
      },
    ],
    errors: [
      {
        parts: {
          tickets: [{ state: 'unreadable', key: 'SEC-1', why: 'JIRA did not answer', retryAt: null }],
        },
        says: 'SEC-1 could not be read: JIRA did not answer.',
      },
      { jira: null, parts: { tickets: [] }, says: 'No JIRA is set up for this organisation.' },
    ],
  },
})

function judgeTicket(ticket: Ticket, allowed: z.output<typeof options>): Result {
  if (ticket.state === 'missing') return fail(`${ticket.key} does not exist in JIRA`)
  if (ticket.state === 'unreadable') return undetermined(`${ticket.key} could not be read: ${ticket.why}`)
  return judgeFound(ticket, allowed)
}

/** Anybody can name a key in a title of a public repository: they learn whether it will do, and not why not. */
function toAnybody({ key }: Ticket, result: Result): Result {
  if (result.status === 'pass') return pass(`${key} may authorise a change`)
  if (result.status === 'fail') return fail(`${key} does not exist in JIRA, or may not authorise a change`)
  return result
}

/** Nothing but the kind and state of a ticket is told: whoever can name a key must not read its summary here. */
function judgeFound(ticket: FoundTicket, { projects, types, statuses }: z.output<typeof options>): Result {
  const { key, project } = ticket
  const type = plain(ticket.type)
  if (!allows(projects, project)) {
    return fail(`${key} belongs to the project ${plain(project)}; allowed ${areListed(projects)}`)
  }
  if (!allows(types, ticket.type)) return fail(`${key} is ${withArticle(type)}; allowed ${areListed(types)}`)
  if (!allows(statuses.allow, ticket.status) || includes(statuses.deny, ticket.status)) {
    return fail(`${key} is ${literal(ticket.status)}, a status that the policy does not allow`)
  }
  if (ticket.statusCategory === 'done') return pass(`${key} is a closed ${type} (${literal(ticket.status)})`)
  return pass(`${key} is an open ${type}`)
}

function areListed(names: readonly string[]): string {
  return `${names.length === 1 ? 'is' : 'are'} ${listed(names)}`
}

function allows(names: readonly string[], name: string): boolean {
  return names.length === 0 || includes(names, name)
}

/** JIRA's names of projects, types and statuses are the same whatever their case. */
function includes(names: readonly string[], name: string): boolean {
  return names.some(other => other.trim().toLowerCase() === name.trim().toLowerCase())
}
