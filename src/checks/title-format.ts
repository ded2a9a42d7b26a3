import * as z from 'zod'
import { defineCheck, fail, pass } from './define-check.ts'
import { hidesCharacters, MOST_KEYS, ticketKeys } from './ticket-keys.ts'
import { listed } from './wording.ts'

/** The title starts with the key of the JIRA ticket that authorises the change. */
export const titleFormat = defineCheck({
  id: 'title-format',
  name: 'Pull-request title format',
  requirement: 'Pull-request titles need to have a JIRA ticket name as a prefix',
  fix: 'Start the title with the ticket, for example “SEC-123: add the endpoint”.',
  needs: [],
  options: z.strictObject({
    projects: z
      .array(z.string().regex(/^[A-Z][A-Z0-9_]+$/, 'a JIRA project key is written in capitals. Example: SEC'))
      .max(1000)
      .default([])
      .describe('JIRA projects whose keys count; empty: any.'),
  }),
  isSetUp: ({ projects }, { jira }) => jira || projects.length > 0,

  evaluate({ pull }, { projects }) {
    if (hidesCharacters(pull.title, projects)) return invisible
    const keys = ticketKeys(pull.title, projects, MOST_KEYS + 1)
    if (keys.length === 0) return withoutKey(pull.title, projects)
    if (keys.length > MOST_KEYS)
      return fail(`The title names more than ${MOST_KEYS} tickets.`, { fix: fewer })
    return pass(`JIRA found: ${keys.join(', ')}`)
  },

  examples: {
    passes: [
      { pull: { title: 'SEC-1098: Add new endpoints' }, says: 'JIRA found: SEC-1098' },
      { pull: { title: '[SEC-1] Add new endpoints' }, says: 'JIRA found: SEC-1' },
      { pull: { title: 'SEC-1, SEC-2: Add new endpoints' }, says: 'JIRA found: SEC-1, SEC-2' },
    ],
    fails: [
      { pull: { title: 'Add new endpoints' }, says: 'The title does not start with a JIRA key.' },
      {
        pull: { title: 'ENG-7: Add new endpoints' },
        options: { projects: ['SEC'] },
        says: 'The title starts with ENG-7, which is not a ticket of SEC.',
      },
    ],
  },
})

const fewer = 'Name the tickets that authorise the change; split it where there are more.'

const invisible = fail('The title hides invisible characters at its JIRA key.', {
  fix: 'Type the start of the title anew instead of pasting it, for example “SEC-123: add the endpoint”.',
})

function withoutKey(title: string, projects: readonly string[]) {
  const [other] = ticketKeys(title)
  if (other === undefined) return fail('The title does not start with a JIRA key.')
  return fail(`The title starts with ${other}, which is not a ticket of ${listed(projects)}.`, {
    fix: `Start the title with a ticket of ${listed(projects)}, for example “${projects[0]}-123: add the endpoint”.`,
  })
}
