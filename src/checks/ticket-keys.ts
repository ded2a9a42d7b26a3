/**
 * JIRA's keys: a project key that begins with a capital, then a number without leading zeros.
 * https://confluence.atlassian.com/adminjiraserver/changing-the-project-key-format-938847081.html
 * What follows may neither prolong the word (`SEC-1098x`, `CVE-2021-44228`) nor be invisible: `SEC-1`, a zero-width
 * space and `098` would read as another ticket than the one that is looked up.
 */
const KEY = /[A-Z][A-Z0-9_]{1,31}-[1-9][0-9]{0,9}(?![\p{L}\p{N}\p{M}\p{Cf}_]|-[\p{L}\p{N}_])/uy
const SEPARATOR = /\s*(?:[,;/|&+]|and\b)?\s*/y
const OPENING = /\s*\[\s*/y
const CLOSING = /\s*\]/y
/** Embeddings, overrides and isolates, after which a line no longer reads as it stands. */
const TURNS_TEXT = /[\u202A-\u202E\u2066-\u2069]/

/** A title may name many tickets; more than this is no list of tickets but noise, and costs a request each. */
export const MOST_KEYS = 10

/**
 * The JIRA keys with which a title starts, in order and without doubles, at most `most`: `SEC-1: …`, `[SEC-1] …`,
 * `[SEC-1][SEC-2] …`, `SEC-1, SEC-2: …`, `SEC-1/SEC-2 …`. Only keys of `projects` count, where any are given; the
 * first that does not count ends the list. A title with characters that turn the direction of text names none.
 */
export function ticketKeys(title: string, projects: readonly string[] = [], most = MOST_KEYS): string[] {
  const keys = new Set<string>()
  if (TURNS_TEXT.test(title)) return []
  let at = skip(/\s*/y, title, 0)
  while (keys.size < most) {
    at = skip(OPENING, title, at)
    const key = found(KEY, title, at)
    if (key === '' || !isOfProject(key, projects)) break
    keys.add(key)
    at = skip(SEPARATOR, title, skip(CLOSING, title, at + key.length))
  }
  return [...keys]
}

/** True when the title would name other keys without the characters that nobody sees. */
export function hidesCharacters(title: string, projects: readonly string[] = []): boolean {
  const visible = title.replace(/\p{Cf}/gu, '')
  return ticketKeys(title, projects).join(' ') !== ticketKeys(visible, projects).join(' ')
}

function isOfProject(key: string, projects: readonly string[]): boolean {
  return projects.length === 0 || projects.includes(key.slice(0, key.lastIndexOf('-')))
}

function skip(pattern: RegExp, text: string, at: number): number {
  return at + found(pattern, text, at).length
}

/** What the sticky pattern finds exactly at this place, or nothing. */
function found(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
