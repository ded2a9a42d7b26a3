import { charge } from '../cost.ts'
import { refuse } from '../refused.ts'
import { simpleFunction, whole } from '../simple-function.ts'

/** What Go takes for blank (https://pkg.go.dev/unicode#IsSpace). */
const BLANKS: ReadonlySet<string> = new Set(
  '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
)

export const trimspace = simpleFunction(['text'], ([text]) => trimmed(text, BLANKS))
export const trim = simpleFunction(['text', 'text'], ([text, cutset]) => trimmed(text, new Set(cutset)))

function trimmed(text: string, cut: ReadonlySet<string>): string {
  const characters = Array.from(text)
  let start = 0
  let end = characters.length
  while (start < end && cut.has(characters[start] ?? '')) start += 1
  while (end > start && cut.has(characters[end - 1] ?? '')) end -= 1
  return characters.slice(start, end).join('')
}

export const trimprefix = simpleFunction(['text', 'text'], ([text, prefix]) =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text,
)
export const trimsuffix = simpleFunction(['text', 'text'], ([text, suffix]) =>
  text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
)

/** `chomp`: without the line breaks at its end. */
export const chomp = simpleFunction(['text'], ([text]) => {
  let end = text.length
  while (text[end - 1] === '\n' || text[end - 1] === '\r') end -= 1
  return text.slice(0, end)
})

/** `indent`: blanks before each line but the first one. */
export const indent = simpleFunction(['number', 'text'], ([number, text], call) => {
  const width = whole(number)
  if (width < 0) refuse('the number of blanks must not be negative')
  const lines = text.split('\n')
  charge(call, width * lines.length)
  return lines.join(`\n${' '.repeat(width)}`)
})
