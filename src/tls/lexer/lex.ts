import type { Profile } from '../languages/profile.ts'
import { readComment } from './comments.ts'
import { type Cursor, type Lexed, lineEnd, push, skipTo } from './cursor.ts'
import { MAY_BE, firstCharacters } from './first-characters.ts'
import { readHeredocs, readString } from './literals.ts'
import { readSpecial } from './special.ts'
import type { TokenKind } from './token.ts'
import { kindOf, noTokens, textOfToken } from './tokens.ts'

const NUMBER = /(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[A-Za-z]{0,4}/y

const WORD = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y

const MARK =
  /\?->|\?\.\.|===|!==|<=>|\.\.\.|\.\.=|\.\.<|&&=|\|\|=|\?\?=|:::|==|!=|<=|>=|=>|->|<-|::|:=|\+=|-=|\*=|\/=|\|=|&=|&&|\|\||\||\?\?|\?\.|\?:|!!\.|!!|!\.|&\.|\.&|\|>|=~|\+\+|--|\.\.|%>%|[^]/y

const NO_ENDING = new Set([')', ']', '}', '++', '--', '!', '!!', '?', ';', '...', '@'])

/** Splits `text` into tokens in one pass over it; whatever is malformed ends at the end of its line or of the file. */
export function lex(whole: string, profile: Profile): Lexed {
  const text = withoutData(whole, profile)
  const cursor: Cursor = {
    text,
    profile,
    first: firstCharacters(profile),
    at: 0,
    line: 1,
    tokens: noTokens(text),
    comments: [],
    heredocs: [],
    open: [],
    newlinePending: false,
  }
  if (text.startsWith('#!')) skipTo(cursor, lineEnd(text, 0))
  while (cursor.at < text.length) step(cursor)
  const { tokens, comments } = cursor
  return { tokens, comments, pair: tokens.partners.subarray(0, tokens.length) }
}

/** Ruby and Perl read no code behind a line `__END__` (Perl's `__DATA__` too). */
function withoutData(text: string, { id }: Profile): string {
  if (id === 'php') return onlyPhp(text)
  if (id !== 'ruby' && id !== 'perl') return text
  const end = text.search(id === 'ruby' ? /^__END__\r?$/m : /^__(?:END|DATA)__\b/m)
  return end < 0 ? text : text.slice(0, end)
}

/** PHP with blanks for what stands outside of `<?php … ?>`; a text without such marks is all PHP. */
function onlyPhp(text: string): string {
  const opens = /<\?(?:php\b|=|(?=\s))/gi
  const parts: string[] = []
  let at = 0
  for (let open = opens.exec(text); open !== null; open = opens.exec(text)) {
    const from = opens.lastIndex
    const close = text.indexOf('?>', from)
    const to = close < 0 ? text.length : close
    parts.push(blank(text.slice(at, from)), text.slice(from, to))
    if (close >= 0) parts.push('; ')
    at = close < 0 ? to : to + 2
    opens.lastIndex = at
  }
  if (parts.length === 0) return text.trimStart().startsWith('<') ? blank(text) : text
  return parts.join('') + blank(text.slice(at))
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
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

/** The sign at whose end a line goes on in the next, where it is no backslash: a backtick, an underscore. */
const CONTINUES: Readonly<Record<string, number>> = { powershell: 96, vb: 95 }

/** A line that ends in `\` (Python, Ruby, C), a backtick (PowerShell) or ` _` (Visual Basic) goes on in the next. */
function isContinuedLine(cursor: Cursor, code: number): boolean {
  if (code !== (CONTINUES[cursor.profile.id] ?? 92)) return false
  const next = cursor.text.charCodeAt(cursor.at + 1)
  const width = next === 10 ? 2 : next === 13 && cursor.text.charCodeAt(cursor.at + 2) === 10 ? 3 : 0
  if (width === 0) return false
  cursor.at += width
  cursor.line += 1
  return true
}

function endsStatement(cursor: Cursor): boolean {
  const { tokens } = cursor
  const kind = kindOf(tokens, tokens.length - 1)
  if (kind === undefined || kind === 'newline') return false
  const last = textOfToken(tokens, tokens.length - 1)
  const open = textOfToken(tokens, cursor.open.at(-1) ?? -1)
  if (open === '(' || open === '[') return false
  if (open === '{' && cursor.profile.blocks === 'indentation' && cursor.profile.id === 'python') return false
  if (cursor.profile.id === 'vb' && last === '_') return false
  if (kind !== 'mark') return true
  if (last === ':' && cursor.profile.blocks === 'indentation') return true
  return NO_ENDING.has(last)
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
  const position = push(cursor, 'mark', cursor.at + text.length, text)
  if (text === '(' || text === '[' || text === '{') cursor.open.push(position)
  const opener = text === ')' ? '(' : text === ']' ? '[' : text === '}' ? '{' : null
  if (opener !== null) close(cursor, opener, position)
}

function longestMark(cursor: Cursor): string {
  MARK.lastIndex = cursor.at
  return MARK.exec(cursor.text)?.[0] ?? cursor.text[cursor.at] ?? ''
}

/** Pairs a closing bracket with the nearest open one of its kind; those between stay without partner. */
export function close(cursor: Cursor, opener: string, position: number): void {
  const isTop = textOfToken(cursor.tokens, cursor.open.at(-1) ?? -1) === opener
  if (!isTop && !isWithin(cursor, opener)) return
  for (let top = cursor.open.pop(); top !== undefined; top = cursor.open.pop()) {
    if (textOfToken(cursor.tokens, top) !== opener) continue
    cursor.tokens.partners[top] = position
    cursor.tokens.partners[position] = top
    return
  }
}

/** Looks down a few levels only: a wrong bracket must not cost a search of all that are open. */
function isWithin(cursor: Cursor, opener: string): boolean {
  return cursor.open.slice(-8).some(each => textOfToken(cursor.tokens, each) === opener)
}
