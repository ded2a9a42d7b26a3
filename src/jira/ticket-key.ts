/**
 * Keys as JIRA forms them by default: a project key of 2 to 32 capitals, digits and underscores that begins
 * with a letter, and a number. https://confluence.atlassian.com/adminjiraserver/changing-the-project-key-format-938847081.html
 */
const KEY = /^[A-Z][A-Z0-9_]{1,31}-[1-9][0-9]{0,9}$/

/** True for what may stand in the path of a request: jira-client does not encode paths. */
export function isTicketKey(text: string): boolean {
  return KEY.test(text)
}
