const KEY = /^[A-Z][A-Z0-9_]{1,31}-[1-9][0-9]{0,9}$/

/** The address at which people open a ticket. `jira` has no slash at its end. */
export function ticketAddress(jira: string, key: string): string {
  return `${jira}/browse/${key}`
}

/**
 * The key of the ticket that an address opens in this JIRA, or `null`. Host, port and the path under which JIRA
 * lives must be the same; plain http is taken only where JIRA itself is configured so. Understood are
 * `/browse/KEY`, `/projects/SEC/issues/KEY`, `/projects/SEC/queues/…/KEY`, and the boards' and
 * searches' `?selectedIssue=KEY`.
 */
export function ticketOfAddress(address: string, jira: string): string | null {
  const link = URL.parse(address)
  const home = URL.parse(jira)
  if (link === null || home === null || !isBelow(link, home)) return null
  const path = link.pathname.slice(withoutSlash(home.pathname).length)
  return keyOfPath(withoutSlash(path)) ?? keyOfSelection(link.searchParams)
}

function isBelow(link: URL, home: URL): boolean {
  if (link.protocol !== 'https:' && link.protocol !== home.protocol) return false
  if (link.protocol !== 'https:' && link.protocol !== 'http:') return false
  if (link.host !== home.host || link.username !== '' || link.password !== '') return false
  return link.pathname.startsWith(`${withoutSlash(home.pathname)}/`)
}

function keyOfPath(path: string): string | null {
  const folders = path.split('/').slice(1)
  const last = folders.pop() ?? ''
  if (!KEY.test(last)) return null
  const isTicketPage = (folders.length === 1 && folders[0] === 'browse') || folders.includes('projects')
  return isTicketPage ? last : null
}

function keyOfSelection(query: URLSearchParams): string | null {
  const [key = '', ...others] = query.getAll('selectedIssue')
  return others.length === 0 && KEY.test(key) ? key : null
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}
