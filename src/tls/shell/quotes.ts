/** What stands between two separators, or a separator itself. */
export interface Piece {
  readonly kind: 'word' | 'separator' | 'redirect' | 'document'
  readonly text: string
  readonly quoted: boolean
  readonly from: number
  readonly to: number
  /** Scripts within: of `$(…)` and backticks. */
  readonly inner: readonly { readonly text: string; readonly line: number }[]
}

/** Where the splitter stands in a script, and what it has read. */
export interface Cursor {
  readonly text: string
  at: number
  line: number
  readonly pieces: Piece[]
  readonly documents: { word: string; indented: boolean; position: number }[]
  /** Whether `^` and not `\` escapes (batch files). */
  readonly batch: boolean
}

/** Passes a line end that the line before carries over; true when one stood there. */
export function isContinuation(cursor: Cursor): boolean {
  const sign = cursor.text[cursor.at]
  if (
    sign !== '\\' &&
    !(cursor.batch && sign === '^') &&
    !(sign === '`' && cursor.text[cursor.at + 1] === '\n')
  )
    return false
  const width =
    cursor.text[cursor.at + 1] === '\n' ? 2 : cursor.text.startsWith('\r\n', cursor.at + 1) ? 3 : 0
  if (width === 0) return false
  cursor.at += width
  cursor.line += 1
  return true
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

/** The content of single quotes. */
export function readSingle(cursor: Cursor): string {
  const found = cursor.text.indexOf("'", cursor.at + 1)
  const end = found < 0 ? cursor.text.length : found
  const content = cursor.text.slice(cursor.at + 1, end)
  cursor.line += countLines(content)
  cursor.at = end + 1
  return content
}

/** What only stands for itself between double quotes. */
const PLAIN = /[^"\\`$^<>\n]+/y

/** Passes the characters of a kind, one at least, and gives them. */
export function readPlain(cursor: Cursor, kind: RegExp): string {
  const { text, at } = cursor
  kind.lastIndex = at
  cursor.at = kind.test(text) ? kind.lastIndex : at + 1
  return text.slice(at, cursor.at)
}

/** The content of double quotes; scripts within are kept in `inner`. */
export function readDouble(cursor: Cursor, inner: { text: string; line: number }[]): string {
  let content = ''
  cursor.at += 1
  while (cursor.at < cursor.text.length) {
    const character = cursor.text[cursor.at] ?? ''
    if (character === '"') {
      cursor.at += 1
      return content
    }
    if (isContinuation(cursor)) continue
    if (character === '\\' && /["\\$`]/.test(cursor.text[cursor.at + 1] ?? '')) {
      content += cursor.text[cursor.at + 1]
      cursor.at += 2
    } else if (isSubstitution(cursor)) content += readSubstitution(cursor, inner)
    else {
      if (character === '\n') cursor.line += 1
      content += readPlain(cursor, PLAIN)
    }
  }
  return content
}

/** Whether `$(…)`, `${…}`, backticks or `<(…)` begin at the cursor. */
export function isSubstitution(cursor: Cursor): boolean {
  const { text, at } = cursor
  if (cursor.batch) return false
  if (text[at] === '`') return true
  if (/[<>]/.test(text[at] ?? '') && text[at + 1] === '(') return true
  return text[at] === '$' && (text[at + 1] === '(' || text[at + 1] === '{')
}

/** `$(…)`, backticks, `${…}`: the text as it is written; what runs within is kept in `inner`. */
export function readSubstitution(cursor: Cursor, inner: { text: string; line: number }[]): string {
  const { text, at, line } = cursor
  const isTick = text[at] === '`'
  const isVariable = text[at + 1] === '{' && !isTick
  const from = isTick ? at + 1 : at + 2
  const end = isTick
    ? endOfTick(text, from)
    : endOfNested(text, from, isVariable ? '{' : '(', isVariable ? '}' : ')')
  const content = text.slice(from, end)
  cursor.at = Math.min(text.length, end + 1)
  cursor.line += countLines(content)
  if (!isVariable && inner.length < 200) inner.push({ text: content, line })
  return text.slice(at, cursor.at)
}

function endOfTick(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '`') return at
  }
  return text.length
}

/** Longest substitution that is followed to its end; a longer one ends where the limit is. */
const LONGEST_SUBSTITUTION = 20_000

function endOfNested(text: string, from: number, opener: string, closer: string): number {
  let depth = 1
  const limit = Math.min(text.length, from + LONGEST_SUBSTITUTION)
  for (let at = from; at < limit; at += 1) {
    const character = text[at] ?? ''
    if (character === '\\') at += 1
    else if (character === "'" && opener === '(')
      at = Math.max(at, Math.min(limit, text.indexOf("'", at + 1)))
    else if (character === opener) depth += 1
    else if (character === closer) depth -= 1
    if (depth === 0) return at
  }
  return limit
}
