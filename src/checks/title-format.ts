import * as z from 'zod'
import { defineCheck, fail, pass } from './define-check.ts'
import { ticketKeys } from './ticket-keys.ts'

/** The title starts with the key of the JIRA ticket that authorises the change. */
export const titleFormat = defineCheck({
  id: 'title-format',
  name: 'Pull-request title format',
  requirement: 'Pull-request titles need to have a JIRA ticket name as a prefix',
  fix: 'Start the title with the ticket, for example “SEC-123: add the endpoint”.',
  needs: [],
  options: z.strictObject({
    projects: z.array(z.string()).default([]).describe('JIRA projects whose keys count; empty: any.'),
  }),
  isSetUp: ({ projects }, { jira }) => jira || projects.length > 0,

  evaluate({ pull }, { projects }) {
    const keys = ticketKeys(pull.title, projects)
    if (keys.length === 0) return fail('The title does not start with a JIRA key.')
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
        says: 'The title does not start with a JIRA key.',
      },
    ],
  },
})
