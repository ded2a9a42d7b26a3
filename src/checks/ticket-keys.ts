/** JIRA's default pattern of a key: two capitals or digits at least, beginning with a letter, then a number. */
const KEY = /[A-Z][A-Z0-9_]{1,31}-[1-9][0-9]{0,9}(?![A-Za-z0-9_-])/y
const SEPARATOR = /\s*[,/&+]?\s*/y
/** A title may name many tickets; more than this is no list of tickets but noise, and costs a request each. */
const MOST_KEYS = 10

/**
 * The JIRA keys with which a title starts, in order and without doubles: `SEC-1: …`, `[SEC-1] …`, `SEC-1, SEC-2: …`.
 * Only keys of `projects` count, where any are given; a key of another project ends the list.
 */
export function ticketKeys(title: string, projects: readonly string[] = []): string[] {
  const keys = new Set<string>()
  let at = /^\s*\[?\s*/.exec(title)?.[0].length ?? 0
  while (keys.size < MOST_KEYS) {
    KEY.lastIndex = at
    const key = KEY.exec(title)?.[0]
    if (key === undefined || !isOfProject(key, projects)) break
    keys.add(key)
    SEPARATOR.lastIndex = at + key.length
    at = at + key.length + (SEPARATOR.exec(title)?.[0].length ?? 0)
  }
  return [...keys]
}

function isOfProject(key: string, projects: readonly string[]): boolean {
  return projects.length === 0 || projects.includes(key.slice(0, key.lastIndexOf('-')))
}
