import { type Lexer, enter, leave, nextLine, token } from './lexer.ts'
import type { TokenKind } from './token.ts'

const QUOTED = { kind: 'quoted' } as const

/** For each ASCII character: 1 where a name may begin, 2 where it may go on. */
const NAME_CHARACTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[A-Za-z_]/.test(character)) return 3
  return /[0-9-]/.test(character) ? 2 : 0
})

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy

/** Marks of one character that no longer mark begins with. */
const SINGLE: Readonly<Record<string, TokenKind>> = {
  '(': '(',
  ')': ')',
  '[': '[',
  ']': ']',
  ',': ',',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
  '?': '?',
}
const MARKS: readonly (TokenKind | undefined)[] = Array.from(
  { length: 128 },
  (_, code) => SINGLE[String.fromCharCode(code)],
)

/** Reads the next token outside of a template's text; comments and blanks are passed over. */
export function scanCode(lexer: Lexer): void {
  skipBlanks(lexer)
  const { text, at } = lexer
  lexer.start = at
  lexer.startLine = lexer.line
  lexer.startLineStart = lexer.lineStart
  if (at >= text.length) return token(lexer, 'end', at)
  const code = text.charCodeAt(at)
  if (code > 127 || ((NAME_CHARACTERS[code] ?? 0) & 1) !== 0) return scanName(lexer)
  if (code >= 48 && code <= 57) return token(lexer, 'number', endOfNumber(text, at))
  const mark = MARKS[code]
  if (mark !== undefined) return code === 47 ? scanSlash(lexer) : token(lexer, mark, at + 1)
  scanMark(lexer, code)
}

function skipBlanks(lexer: Lexer): void {
  const { text } = lexer
  let at = lexer.at
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 32 || code === 9) at += 1
    else if (code === 35 || (code === 47 && text.charCodeAt(at + 1) === 47)) at = endOfLine(text, at)
    else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const end = text.indexOf('*/', at + 2)
      if (end < 0) break
      countLines(lexer, at, end)
      at = end + 2
    } else break
  }
  lexer.at = at
}

/** Offset of the line's end, where a line comment ends; the line end itself is a token. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  if (end < 0) return text.length
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end
}

function countLines(lexer: Lexer, from: number, to: number): void {
  for (let at = from; at < to; at += 1) if (lexer.text.charCodeAt(at) === 10) nextLine(lexer, at + 1)
}

/** A slash, or a comment that never ends. */
function scanSlash(lexer: Lexer): void {
  const { text, at } = lexer
  if (text.charCodeAt(at + 1) !== 42) return token(lexer, '/', at + 1)
  countLines(lexer, at, text.length)
  token(lexer, 'open-comment', text.length)
}

function scanName(lexer: Lexer): void {
  const { text, at: from } = lexer
  let at = from
  let code = text.charCodeAt(at)
  while (code < 128 && ((NAME_CHARACTERS[code] ?? 0) & 2) !== 0) code = text.charCodeAt((at += 1))
  if (!(code > 127)) return token(lexer, 'name', at)
  NAME.lastIndex = from
  const found = NAME.exec(text)
  if (found !== null) return token(lexer, 'name', from + found[0].length)
  token(lexer, 'invalid', from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1))
}

/** Digits and points up to the last digit, and an exponent: `1.2.3` is one token, which is no number. */
function endOfNumber(text: string, from: number): number {
  let end = from
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) end = at + 1
    else if (code !== 46) break
  }
  const code = text.charCodeAt(end)
  if (code !== 101 && code !== 69) return end
  const sign = text.charCodeAt(end + 1)
  let at = end + (sign === 43 || sign === 45 ? 2 : 1)
  if (!isDigit(text.charCodeAt(at))) return end
  while (isDigit(text.charCodeAt(at))) at += 1
  return at
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function scanMark(lexer: Lexer, code: number): void {
  const { text, at } = lexer
  const next = text.charCodeAt(at + 1)
  switch (code) {
    case 10:
      token(lexer, 'newline', at + 1)
      return nextLine(lexer, at + 1)
    case 13:
      if (next !== 10) return token(lexer, 'invalid', at + 1)
      token(lexer, 'newline', at + 2)
      return nextLine(lexer, at + 2)
    case 34:
      token(lexer, 'open-quote', at + 1)
      return enter(lexer, QUOTED)
    case 123:
      if (lexer.mode.kind === 'code') lexer.mode.braces += 1
      return token(lexer, '{', at + 1)
    case 125:
      return scanClosingBrace(lexer, at + 1)
    case 126:
      return next === 125 && endsSequence(lexer) ? scanClosingBrace(lexer, at + 2) : invalid(lexer)
    case 46:
      return next === 46 && text.charCodeAt(at + 2) === 46
        ? token(lexer, '...', at + 3)
        : token(lexer, '.', at + 1)
    case 60:
      return next === 60 ? scanHeredocStart(lexer) : either(lexer, next === 61, '<=', '<')
    case 61:
      return next === 62 ? token(lexer, '=>', at + 2) : either(lexer, next === 61, '==', '=')
    case 62:
      return either(lexer, next === 61, '>=', '>')
    case 33:
      return either(lexer, next === 61, '!=', '!')
    case 58:
      return either(lexer, next === 58, '::', ':')
    case 38:
      return next === 38 ? token(lexer, '&&', at + 2) : invalid(lexer)
    case 124:
      return next === 124 ? token(lexer, '||', at + 2) : invalid(lexer)
    default:
      return invalid(lexer)
  }
}

function either(lexer: Lexer, isLong: boolean, long: TokenKind, short: TokenKind): void {
  token(lexer, isLong ? long : short, lexer.at + (isLong ? 2 : 1))
}

function invalid(lexer: Lexer): void {
  token(lexer, 'invalid', lexer.at + 1)
}

/** True where a closing brace would end the interpolation or directive that is read. */
function endsSequence({ mode, outer }: Lexer): boolean {
  return mode.kind === 'code' && mode.braces === 0 && outer.length > 0
}

function scanClosingBrace(lexer: Lexer, end: number): void {
  if (endsSequence(lexer)) {
    token(lexer, 'close-sequence', end)
    return leave(lexer)
  }
  if (lexer.mode.kind === 'code') lexer.mode.braces -= 1
  token(lexer, '}', end)
}

function scanHeredocStart(lexer: Lexer): void {
  HEREDOC.lastIndex = lexer.at
  const found = HEREDOC.exec(lexer.text)
  if (found === null) return token(lexer, '<', lexer.at + 1)
  const end = lexer.at + found[0].length
  token(lexer, 'open-heredoc', end)
  nextLine(lexer, end)
  enter(lexer, { kind: 'heredoc', marker: found[1] ?? '' })
}
