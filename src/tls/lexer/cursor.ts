import type { Profile } from '../languages/profile.ts'
import type { Comment, TokenKind } from './token.ts'
import { addToken, endLineOf, setSpan, type Tokens } from './tokens.ts'

/** A file's tokens, its comments, and for each bracket where its partner stands (-1: none). */
export interface Lexed {
  readonly tokens: Tokens
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
  readonly tokens: Tokens
  readonly comments: Comment[]
  readonly heredocs: PendingHeredoc[]
  /** Positions in `tokens` of brackets that are still open. */
  readonly open: number[]
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

/** Adds a token, and gives its position; a pending line end comes before it unless it carries the statement on. */
export function push(cursor: Cursor, kind: TokenKind, end: number, value?: string): number {
  const { text, at, tokens, line } = cursor
  const own = value ?? (kind === 'number' ? '' : text.slice(at, end))
  if (cursor.newlinePending) {
    cursor.newlinePending = false
    if (!(kind === 'mark' && CONTINUES.has(own))) addNewline(tokens)
  }
  cursor.at = end
  return addToken(tokens, kind, at, end, line, own)
}

function addNewline(tokens: Tokens): void {
  const last = tokens.length - 1
  const at = tokens.ends[last] ?? 0
  const line = endLineOf(tokens, last)
  addToken(tokens, 'newline', at, at, line, '\n')
}

/** Adds a string's token and moves past the lines that it holds. */
export function addString(cursor: Cursor, end: number, value: string, contentStart: number): void {
  const { text, at, line } = cursor
  const opening = countLines(text, at, contentStart)
  const lines = opening + countLines(text, contentStart, end)
  const token = push(cursor, 'string', end, value)
  if (lines === 0) return
  setSpan(cursor.tokens, token, { contentLine: line + opening, endLine: line + lines })
  cursor.line += lines
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
