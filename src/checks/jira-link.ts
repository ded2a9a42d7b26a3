import * as z from 'zod'
import { defineCheck, fail, pass } from './define-check.ts'
import { ticketAddress, ticketOfAddress } from './jira-address.ts'
import { noJira, noKeyInTitle } from './jira-results.ts'
import { visibleLinks } from './markdown/visible-links.ts'
import { ticketKeys } from './ticket-keys.ts'
import { listed, literal } from './wording.ts'

/** The description links to every ticket that the title names. */
export const jiraLink = defineCheck({
  id: 'jira-link',
  name: 'JIRA link in description',
  requirement: 'Pull-request description needs to have a link to JIRA matching the JIRA id in the title',
  fix: 'Add the address of the ticket to the description.',
  needs: [],
  options: z.strictObject({}),
  isSetUp: (_, { jira }) => jira,

  evaluate({ pull: { title, body }, jira }) {
    if (jira === null) return noJira
    const keys = ticketKeys(title)
    if (keys.length === 0) return noKeyInTitle
    const linked = new Set(visibleLinks(body).map(address => ticketOfAddress(address, jira)))
    const missing = keys.filter(key => !linked.has(key))
    if (missing.length > 0) return withoutLink(missing, body, jira)
    const one = keys.length === 1
    return pass(
      `${one ? 'Link' : 'Links'} to ${listed(keys)} ${one ? 'is' : 'are'} present within the description`,
    )
  },

  examples: {
    passes: [
      {
        pull: { title: 'SEC-1098: Add endpoints', body: 'For https://jira.example.com/browse/SEC-1098.' },
        says: 'Link to SEC-1098 is present within the description',
      },
      {
        pull: {
          title: 'SEC-1, SEC-2: Add endpoints',
          body: '[The ticket](https://jira.example.com/browse/SEC-1), https://jira.example.com/browse/SEC-2',
        },
        says: 'Links to SEC-1 and SEC-2 are present within the description',
      },
    ],
    fails: [
      {
        pull: { title: 'SEC-1098: Add endpoints', body: 'For SEC-1098.' },
        says: 'The description does not link to SEC-1098.',
      },
      {
        pull: {
          title: 'SEC-1098: Add endpoints',
          body: '<!-- https://jira.example.com/browse/SEC-1098 -->',
        },
        says: 'The link to SEC-1098 stands in a comment or in code, where it is no link.',
      },
      {
        pull: { title: 'Add endpoints' },
        says: 'The title names no ticket.',
      },
    ],
    errors: [{ jira: null, says: 'No JIRA is set up for this organisation.' }],
  },
})

function withoutLink(missing: readonly string[], body: string, jira: string) {
  const addresses = missing.map(key => ticketAddress(jira, key))
  const fix = `Add ${listed(addresses.map(literal))} to the description.`
  if (addresses.every(address => body.includes(address))) {
    return fail(
      `The ${missing.length === 1 ? 'link' : 'links'} to ${listed(missing)} stands in a comment or in code, where it is no link.`,
      { fix },
    )
  }
  return fail(`The description does not link to ${listed(missing)}.`, { fix })
}
