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

interface Cursor {
  readonly text: string
  at: number
  line: number
  readonly pieces: Piece[]
  readonly documents: { word: string; indented: boolean; position: number }[]
  /** Whether `^` and not `\` escapes (batch files). */
  readonly batch: boolean
}

const SEPARATOR = /;;&?|;&|&&|\|\||\|&|[;&|\n()]/y
const REDIRECT = /(?:\d+|&)?(?:<<<|<<-?|>>|>\||<>|[<>]&?)/y
const SUBSTITUTION_DEPTH = 5

/** Splits a script into words, separators, redirections and here-documents, as a shell does. */
export function splitWords(text: string, firstLine: number, batch = false): Piece[] {
  const cursor: Cursor = { text, at: 0, line: firstLine, pieces: [], documents: [], batch }
  while (cursor.at < text.length) step(cursor)
  return cursor.pieces
}

function step(cursor: Cursor): void {
  const { text } = cursor
  const character = text[cursor.at] ?? ''
  if (isContinuation(cursor)) return
  if (character === ' ' || character === '\t' || character === '\r') {
    cursor.at += 1
    return
  }
  if (character === '#') return skipComment(cursor)
  if (cursor.batch && /^(?:rem\b|::)/i.test(text.slice(cursor.at, cursor.at + 4)) && startsCommand(cursor))
    return skipComment(cursor)
  const redirect = matchAt(REDIRECT, text, cursor.at)
  if (redirect !== '' && !isProcessSubstitution(cursor)) return readRedirect(cursor, redirect)
  const separator = matchAt(SEPARATOR, text, cursor.at)
  if (separator !== '') return readSeparator(cursor, separator)
  readWord(cursor)
}

function startsCommand(cursor: Cursor): boolean {
  const last = cursor.pieces.at(-1)
  return last === undefined || last.kind === 'separator'
}

function isContinuation(cursor: Cursor): boolean {
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

function matchAt(form: RegExp, text: string, at: number): string {
  form.lastIndex = at
  return form.exec(text)?.[0] ?? ''
}

function skipComment(cursor: Cursor): void {
  const end = cursor.text.indexOf('\n', cursor.at)
  cursor.at = end < 0 ? cursor.text.length : end
}

function isProcessSubstitution(cursor: Cursor): boolean {
  return /^[<>]\(/.test(cursor.text.slice(cursor.at, cursor.at + 2))
}

function push(cursor: Cursor, piece: Omit<Piece, 'to'>): void {
  cursor.pieces.push({ ...piece, to: cursor.line })
}

function readSeparator(cursor: Cursor, text: string): void {
  cursor.at += text.length
  push(cursor, { kind: 'separator', text, quoted: false, from: cursor.line, inner: [] })
  if (text !== '\n') return
  cursor.line += 1
  for (const document of cursor.documents.splice(0)) readDocument(cursor, document)
}

function readRedirect(cursor: Cursor, text: string): void {
  const from = cursor.line
  cursor.at += text.length
  if (!/<<-?$/.test(text)) {
    push(cursor, { kind: 'redirect', text, quoted: false, from, inner: [] })
    return
  }
  const word = matchAt(/[ \t]*(?:"[^"\n]{0,80}"|'[^'\n]{0,80}'|\\?[\w.!-]{1,80})/y, cursor.text, cursor.at)
  cursor.at += word.length
  push(cursor, { kind: 'document', text: '', quoted: /["'\\]/.test(word), from, inner: [] })
  const name = word.trim().replace(/^[\\"']|["']$/g, '')
  if (name !== '')
    cursor.documents.push({ word: name, indented: text.endsWith('-'), position: cursor.pieces.length - 1 })
}

function readDocument(cursor: Cursor, { word, indented, position }: Cursor['documents'][number]): void {
  const start = cursor.at
  const line = cursor.line
  while (cursor.at < cursor.text.length) {
    const found = cursor.text.indexOf('\n', cursor.at)
    const end = found < 0 ? cursor.text.length : found
    const isShort = end - cursor.at < word.length + 200
    const own = isShort ? cursor.text.slice(cursor.at, end).replace(/\r$/, '') : ''
    const stop = cursor.at
    cursor.at = Math.min(cursor.text.length, end + 1)
    cursor.line += 1
    if (isShort && (indented ? own.trim() : own.trimEnd()) === word)
      return setDocument(cursor, position, start, stop, line)
  }
  setDocument(cursor, position, start, cursor.text.length, line)
}

function setDocument(cursor: Cursor, position: number, start: number, stop: number, line: number): void {
  const piece = cursor.pieces[position]
  if (piece !== undefined)
    cursor.pieces[position] = {
      ...piece,
      text: cursor.text.slice(start, stop),
      from: line,
      to: cursor.line - 1,
    }
}

function readWord(cursor: Cursor): void {
  const from = cursor.line
  const inner: { text: string; line: number }[] = []
  let text = ''
  let quoted = false
  const start = cursor.at
  while (cursor.at < cursor.text.length) {
    const character = cursor.text[cursor.at] ?? ''
    if (isContinuation(cursor)) continue
    if (character === '\\' && !cursor.batch) {
      text += cursor.text[cursor.at + 1] ?? ''
      cursor.at += 2
    } else if (character === "'" && !cursor.batch) {
      quoted = true
      text += readSingle(cursor)
    } else if (character === '"') {
      quoted = true
      text += readDouble(cursor, inner)
    } else if (isSubstitution(cursor)) text += readSubstitution(cursor, inner)
    else if (/[\s;&|()<>]/.test(character) && !isProcessSubstitution(cursor)) break
    else {
      text += character
      cursor.at += 1
    }
  }
  if (cursor.at === start) cursor.at += 1
  push(cursor, { kind: 'word', text, quoted, from, inner })
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

function readSingle(cursor: Cursor): string {
  const found = cursor.text.indexOf("'", cursor.at + 1)
  const end = found < 0 ? cursor.text.length : found
  const content = cursor.text.slice(cursor.at + 1, end)
  cursor.line += countLines(content)
  cursor.at = end + 1
  return content
}

function readDouble(cursor: Cursor, inner: { text: string; line: number }[]): string {
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
      content += character
      cursor.at += 1
    }
  }
  return content
}

function isSubstitution(cursor: Cursor): boolean {
  const { text, at } = cursor
  if (cursor.batch) return false
  if (text[at] === '`') return true
  if (/[<>]/.test(text[at] ?? '') && text[at + 1] === '(') return true
  return text[at] === '$' && (text[at + 1] === '(' || text[at + 1] === '{')
}

/** `$(…)`, backticks, `${…}`: the text as it is written; what runs within is kept in `inner`. */
function readSubstitution(cursor: Cursor, inner: { text: string; line: number }[]): string {
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

export { SUBSTITUTION_DEPTH }
