import type { Account } from '../model/account.ts'

/** A SHA as people read it: seven digits between backticks. */
export function short(sha: string): string {
  return `\`${sha.slice(0, 7)}\``
}

/** “alex”, “alex and kim”, “alex, kim and sam”. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** At most five logins, then how many more there are. */
export function logins(people: readonly Account[], last: 'and' | 'or'): string {
  const names = people.map(({ login }) => login)
  if (names.length <= 5) return listed(names, last)
  return listed([...names.slice(0, 5), `${names.length - 5} others`], last)
}

/** “13:40 UTC”, with the day in front where `beside` is another day. */
export function time(at: string, beside: string = at): string {
  const [day, clock] = parts(at)
  return day === parts(beside)[0] ? `${clock} UTC` : `${clock} UTC on ${day}`
}

/** The second of two times in a sentence: “13:52”, or the whole of it where that is another day. */
export function laterTime(at: string, first: string): string {
  const [day, clock] = parts(at)
  return day === parts(first)[0] ? (clock ?? at) : `${clock} UTC on ${day}`
}

/** Milliseconds of a time in the facts, cut to the second, which is as fine as GitHub tells it; NaN when unreadable. */
export function second(at: string): number {
  return Math.floor(Date.parse(at) / 1000) * 1000
}

function parts(at: string): string[] {
  const milliseconds = Date.parse(at)
  if (Number.isNaN(milliseconds)) return [at, at]
  const text = new Date(milliseconds).toISOString()
  return [text.slice(0, 10), text.slice(11, 16)]
}
