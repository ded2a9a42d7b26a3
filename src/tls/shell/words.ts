import { readDocument } from './documents.ts'
import {
  type Cursor,
  type Piece,
  isContinuation,
  isSubstitution,
  readDouble,
  readPlain,
  readSingle,
  readSubstitution,
} from './quotes.ts'

const SEPARATOR = /;;&?|;&|&&|\|\||\|&|[;&|\n()]/y

const REDIRECT = /(?:\d+|&)?(?:<<<|<<-?|>>|>\||<>|[<>]&?)/y

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

/** Most pieces have no scripts within. */
const NONE: Piece['inner'] = []

function push(
  { pieces, line }: Cursor,
  kind: Piece['kind'],
  text: string,
  quoted = false,
  from = line,
  inner = NONE,
): void {
  pieces.push({ kind, text, quoted, from, to: line, inner })
}

function readSeparator(cursor: Cursor, text: string): void {
  cursor.at += text.length
  push(cursor, 'separator', text)
  if (text !== '\n') return
  cursor.line += 1
  for (const document of cursor.documents.splice(0)) readDocument(cursor, document)
}

function readRedirect(cursor: Cursor, text: string): void {
  cursor.at += text.length
  if (!/<<-?$/.test(text)) {
    push(cursor, 'redirect', text)
    return
  }
  const word = matchAt(/[ \t]*(?:"[^"\n]{0,80}"|'[^'\n]{0,80}'|\\?[\w.!-]{1,80})/y, cursor.text, cursor.at)
  cursor.at += word.length
  push(cursor, 'document', '', /["'\\]/.test(word))
  const name = word.trim().replace(/^[\\"']|["']$/g, '')
  if (name !== '')
    cursor.documents.push({ word: name, indented: text.endsWith('-'), position: cursor.pieces.length - 1 })
}

/** What only stands for itself outside of quotes. */
const PLAIN = /[^\s;&|()<>\\'"`$^]+/y

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
    else text += readPlain(cursor, PLAIN)
  }
  if (cursor.at === start) cursor.at += 1
  push(cursor, 'word', text, quoted, from, inner.length === 0 ? NONE : inner)
}
