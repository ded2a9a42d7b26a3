/** “SEC-1”, “SEC-1 and SEC-2”, “SEC-1, SEC-2 and SEC-3”. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** As `listed`, but of more than `most` items only the first ones: “a, b, c and 4 more”. */
export function firstFew(items: readonly string[], most = 3): string {
  if (items.length <= most) return listed(items)
  return `${items.slice(0, most).join(', ')} and ${items.length - most} more`
}

/** “an Epic”, “a Story”. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
}

const LONGEST_LITERAL = 200
/** Control characters, line ends, and what turns or hides the text around it. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A short name from outside, such as an issue type: one line, without characters that hide or turn text. */
export function plain(value: string): string {
  const short = value.length > LONGEST_LITERAL ? `${value.slice(0, LONGEST_LITERAL - 1)}…` : value
  return short.replaceAll('`', "'").replace(UNSHOWABLE, '\uFFFD')
}

/** What somebody wrote, between quotation marks, which it cannot close to go on in our name. */
export function quoted(value: string): string {
  return `“${plain(value).replaceAll(/[“”„‟«»"]/g, "'")}”`
}

/** A value that somebody chose, such as a path, between backticks, which it cannot close. */
export function literal(value: string): string {
  return `\`${plain(value)}\``
}

/** Ends with a full stop, whether or not the text did. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** The seven digits by which people name a commit. */
export function shortSha(sha: string): string {
  return literal(sha.slice(0, 7))
}

/** A result and, behind a colon, what it is about. */
export function because(says: string, reason: string): string {
  return `${says.replace(/\.$/, '')}: ${reason}`
}
