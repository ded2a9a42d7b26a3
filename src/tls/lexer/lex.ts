import type { Profile, StringForm } from '../languages/profile.ts'
import { firstCharacters, MAY_BE } from './first-characters.ts'
import { readSpecial } from './special.ts'
import { endOfString, unescapeString } from './strings.ts'
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

const NUMBER = /(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[A-Za-z]{0,4}/y
const WORD = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y
const MARK =
  /\?->|\?\.\.|===|!==|<=>|\.\.\.|\.\.=|\.\.<|&&=|\|\|=|\?\?=|:::|==|!=|<=|>=|=>|->|<-|::|:=|\+=|-=|\*=|\/=|\|=|&=|\||&&|\|\||\?\?|\?\.|\?:|!!\.|!!|!\.|&\.|\.&|\|>|=~|\+\+|--|\.\.|%>%|[^]/y
const NO_ENDING = new Set([')', ']', '}', '++', '--', '!', '!!', '?', ';', '...', '@'])
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

/** Splits `text` into tokens in one pass over it; whatever is malformed ends at the end of its line or of the file. */
export function lex(text: string, profile: Profile): Lexed {
  const cursor: Cursor = {
    text,
    profile,
    first: firstCharacters(profile),
    at: 0,
    line: 1,
    tokens: [],
    comments: [],
    heredocs: [],
    open: [],
    partners: [],
    newlinePending: false,
  }
  if (text.startsWith('#!')) skipTo(cursor, lineEnd(text, 0))
  while (cursor.at < text.length) step(cursor)
  return { tokens: cursor.tokens, comments: cursor.comments, pair: Int32Array.from(cursor.partners) }
}

function step(cursor: Cursor): void {
  const code = cursor.text.charCodeAt(cursor.at)
  if (code === 10) return endLine(cursor)
  if (code === 32 || code === 9 || code === 13 || code === 12 || code === 0xfeff || code === 0xa0) {
    cursor.at += 1
    return
  }
  if (isContinuedLine(cursor, code)) return
  const may = code < 128 ? (cursor.first[code] ?? 0) : MAY_BE.word
  if ((may & MAY_BE.comment) !== 0 && readComment(cursor)) return
  if ((may & MAY_BE.special) !== 0 && readSpecial(cursor)) return
  if ((may & MAY_BE.string) !== 0 && readString(cursor)) return
  if (code >= 48 && code <= 57) return void readBy(cursor, NUMBER, 'number')
  if ((may & MAY_BE.word) !== 0 && readBy(cursor, cursor.profile.word ?? WORD, 'word')) return
  readMark(cursor, (may & MAY_BE.loneMark) !== 0)
}

function endLine(cursor: Cursor): void {
  if (cursor.profile.newlines && endsStatement(cursor)) cursor.newlinePending = true
  cursor.at += 1
  cursor.line += 1
  if (cursor.heredocs.length > 0) readHeredocs(cursor)
}

/** A line that ends in `\` (Python, Ruby, C) or a backtick (PowerShell) goes on in the next. */
function isContinuedLine(cursor: Cursor, code: number): boolean {
  const sign = cursor.profile.id === 'powershell' ? 96 : 92
  if (code !== sign) return false
  const next = cursor.text.charCodeAt(cursor.at + 1)
  const width = next === 10 ? 2 : next === 13 && cursor.text.charCodeAt(cursor.at + 2) === 10 ? 3 : 0
  if (width === 0) return false
  cursor.at += width
  cursor.line += 1
  return true
}

function endsStatement(cursor: Cursor): boolean {
  const last = cursor.tokens.at(-1)
  if (last === undefined || last.kind === 'newline') return false
  const open = cursor.tokens[cursor.open.at(-1) ?? -1]?.text
  if (open === '(' || open === '[') return false
  if (open === '{' && cursor.profile.blocks === 'indentation' && cursor.profile.id === 'python') return false
  if (cursor.profile.id === 'vb' && last.text === '_') return false
  if (last.kind !== 'mark') return true
  if (last.text === ':' && cursor.profile.blocks === 'indentation') return true
  return NO_ENDING.has(last.text)
}

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

function readBy(cursor: Cursor, form: RegExp, kind: TokenKind): boolean {
  form.lastIndex = cursor.at
  const found = form.exec(cursor.text)
  if (found === null || found[0] === '') return false
  push(cursor, kind, cursor.at + found[0].length)
  return true
}

function readMark(cursor: Cursor, isLone: boolean): void {
  const text = isLone ? (cursor.text[cursor.at] ?? '') : longestMark(cursor)
  push(cursor, 'mark', cursor.at + text.length)
  const position = cursor.tokens.length - 1
  if (text === '(' || text === '[' || text === '{') cursor.open.push(position)
  const opener = text === ')' ? '(' : text === ']' ? '[' : text === '}' ? '{' : null
  if (opener !== null) close(cursor, opener, position)
}

function longestMark(cursor: Cursor): string {
  MARK.lastIndex = cursor.at
  return MARK.exec(cursor.text)?.[0] ?? cursor.text[cursor.at] ?? ''
}

/** Pairs a closing bracket with the nearest open one of its kind; those between stay without partner. */
function close(cursor: Cursor, opener: string, position: number): void {
  const isTop = cursor.tokens[cursor.open.at(-1) ?? -1]?.text === opener
  if (!isTop && !isWithin(cursor, opener)) return
  for (let top = cursor.open.pop(); top !== undefined; top = cursor.open.pop()) {
    if (cursor.tokens[top]?.text !== opener) continue
    cursor.partners[top] = position
    cursor.partners[position] = top
    return
  }
}

/** Looks down a few levels only: a wrong bracket must not cost a search of all that are open. */
function isWithin(cursor: Cursor, opener: string): boolean {
  return cursor.open.slice(-8).some(each => cursor.tokens[each]?.text === opener)
}

function readComment(cursor: Cursor): boolean {
  const { text, at, profile } = cursor
  for (const [opener, closer] of profile.blockComments ?? []) {
    const lineBound = opener.startsWith('\n')
    const sign = lineBound ? opener.slice(1) : opener
    if (!text.startsWith(sign, at) || (lineBound && at > 0 && text.charCodeAt(at - 1) !== 10)) continue
    const found = profile.nestedComments
      ? nestedEnd(text, at, opener, closer)
      : text.indexOf(closer, at + sign.length)
    const end =
      found < 0
        ? text.length
        : lineBound
          ? lineEnd(text, found + 1)
          : profile.nestedComments
            ? found
            : found + closer.length
    return comment(cursor, end)
  }
  const isComment = profile.lineComments.some(sign => text.startsWith(sign, at))
  if (!isComment || isNoComment(cursor)) return false
  return comment(cursor, lineEnd(text, at))
}

/** PHP's attributes `#[…]`, Perl's `$#array`, and `#` that a word or mark has before it in R and PowerShell. */
function isNoComment({ text, at, profile }: Cursor): boolean {
  if (profile.id === 'php') return text.startsWith('#[', at)
  if (profile.id === 'perl') return text[at - 1] === '$'
  return false
}

function nestedEnd(text: string, from: number, opener: string, closer: string): number {
  let depth = 1
  let at = from + opener.length
  while (at < text.length) {
    if (text.startsWith(opener, at)) [depth, at] = [depth + 1, at + opener.length]
    else if (text.startsWith(closer, at)) [depth, at] = [depth - 1, at + closer.length]
    else at += 1
    if (depth === 0) return at
  }
  return text.length
}

function comment(cursor: Cursor, end: number): true {
  const line = cursor.line
  const start = cursor.at
  skipTo(cursor, end)
  cursor.comments.push({ text: cursor.text.slice(start, end), start, line, endLine: cursor.line })
  return true
}

function readString(cursor: Cursor): boolean {
  const prefix = prefixLength(cursor)
  const form = formAt(cursor, cursor.at + prefix) ?? formAt(cursor, cursor.at)
  if (form === undefined) return false
  const from = formAt(cursor, cursor.at + prefix) === undefined ? cursor.at : cursor.at + prefix
  const isRaw = /[rR]/.test(cursor.text.slice(cursor.at, from)) && cursor.profile.id !== 'php'
  const inside = from + form.open.length
  const close = endOfString(cursor.text, inside, form)
  const content = cursor.text.slice(inside, close.contentEnd)
  addString(cursor, close.end, isRaw ? content : unescapeString(content, form), inside)
  return true
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

function prefixLength(cursor: Cursor): number {
  const form = cursor.profile.stringPrefix
  if (form === undefined) return 0
  form.lastIndex = cursor.at
  return form.exec(cursor.text)?.[0].length ?? 0
}

function formAt(cursor: Cursor, at: number): StringForm | undefined {
  const code = cursor.text.charCodeAt(at)
  return cursor.profile.strings.find(
    form => form.open.charCodeAt(0) === code && cursor.text.startsWith(form.open, at),
  )
}

function readHeredocs(cursor: Cursor): void {
  for (const { token, word, indented } of cursor.heredocs.splice(0)) {
    const from = cursor.at
    const startLine = cursor.line
    while (cursor.at < cursor.text.length && !isHeredocEnd(cursor, word, indented))
      skipTo(cursor, lineEnd(cursor.text, cursor.at) + 1)
    const end = cursor.at
    skipTo(cursor, Math.min(cursor.text.length, lineEnd(cursor.text, end) + 1))
    const string = cursor.tokens[token]
    if (string === undefined) continue
    string.value = cursor.text.slice(from, end)
    string.contentLine = startLine
    string.endLine = Math.max(startLine, cursor.line - 1)
  }
}

function isHeredocEnd(cursor: Cursor, word: string, indented: boolean): boolean {
  const end = lineEnd(cursor.text, cursor.at)
  if (end - cursor.at > word.length + 200) return false
  const line = cursor.text.slice(cursor.at, end).replace(/\r$/, '')
  return (indented ? line.trim() : line) === word
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
