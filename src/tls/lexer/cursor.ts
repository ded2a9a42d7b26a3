import type { Profile } from '../languages/profile.ts'
import type { Comment, Token, TokenKind } from './token.ts'

/** A file's tokens, its comments, and for each bracket where its partner stands (-1: none). */
export interface Lexed {
  readonly tokens: Token[]
  readonly comments: Comment[]
  readonly pair: Int32Array
}

/** A here-document whose word was read and whose lines begin at the next line end. */
export interface PendingHeredoc {
  readonly token: number
  readonly word: string
  readonly indented: boolean
}

/** Where the lexer stands, and what it has read. */
export interface Cursor {
  readonly text: string
  readonly profile: Profile
  /** For each character what may begin with it. */
  readonly first: Uint8Array
  at: number
  line: number
  readonly tokens: Token[]
  readonly comments: Comment[]
  readonly heredocs: PendingHeredoc[]
  /** Positions in `tokens` of brackets that are still open. */
  readonly open: number[]
  readonly partners: number[]
  newlinePending: boolean
}

const CONTINUES = new Set([
  '.',
  '?.',
  '!.',
  '&.',
  '!!.',
  '&&',
  '||',
  '|>',
  '??',
  '?:',
  '?',
  '..',
  '%>%',
  ')',
  ']',
])

/** Adds a token; a pending line end comes before it unless the token carries the statement on. */
export function push(cursor: Cursor, kind: TokenKind, end: number, value?: string): Token {
  const { text, at } = cursor
  const source = text.slice(at, end)
  if (cursor.newlinePending) {
    cursor.newlinePending = false
    if (!(kind === 'mark' && CONTINUES.has(source))) addNewline(cursor)
  }
  const line = cursor.line
  const token: Token = {
    kind,
    text: source,
    value: value ?? source,
    start: at,
    end,
    line,
    endLine: line,
    contentLine: line,
  }
  cursor.tokens.push(token)
  cursor.partners.push(-1)
  cursor.at = end
  return token
}

function addNewline(cursor: Cursor): void {
  const at = cursor.tokens.at(-1)?.end ?? 0
  const line = cursor.tokens.at(-1)?.endLine ?? 1
  cursor.tokens.push({
    kind: 'newline',
    text: '\n',
    value: '\n',
    start: at,
    end: at,
    line,
    endLine: line,
    contentLine: line,
  })
  cursor.partners.push(-1)
}

/** Adds a string's token and moves past the lines that it holds. */
export function addString(cursor: Cursor, end: number, value: string, contentStart: number): Token {
  const opening = countLines(cursor.text, cursor.at, contentStart)
  const lines = opening + countLines(cursor.text, contentStart, end)
  const token = push(cursor, 'string', end, value)
  token.contentLine = token.line + opening
  token.endLine = token.line + lines
  cursor.line += lines
  return token
}

/** Moves to `end`, counting the lines passed. */
export function skipTo(cursor: Cursor, end: number): void {
  cursor.line += countLines(cursor.text, cursor.at, end)
  cursor.at = Math.min(end, cursor.text.length)
}

/** Offset of the end of the line that holds `at`. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}

/** How many line ends stand in `text` between two offsets; what lies behind `to` is not looked at. */
export function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) count += 1
  return count
}
