import { type Lexer, enter, leave, nextLine, token } from './lexer.ts'

const QUOTE = 34
const BACKSLASH = 92
const DOLLAR = 36
const PERCENT = 37
const BRACE = 123
const TILDE = 126
const NEWLINE = 10
const RETURN = 13

/** Reads the next token within a quoted string: a piece of text, the begin of a sequence, or the closing quote. */
export function scanQuoted(lexer: Lexer): void {
  const { text, at: from } = lexer
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === QUOTE || code === NEWLINE || code === RETURN || at >= text.length) break
    if (code === BACKSLASH) {
      lexer.isPlain = false
      at += isLineEnd(text, at + 1) ? 1 : 2
      continue
    }
    if (code === DOLLAR || code === PERCENT) {
      const width = widthOfSign(lexer, at, code)
      if (width === 0) break
      at += width
      continue
    }
    if (code > 127) lexer.isPlain = false
    at += 1
  }
  if (at > from) return token(lexer, 'text', Math.min(at, text.length))
  const code = text.charCodeAt(at)
  if (code === DOLLAR || code === PERCENT) return openSequence(lexer, code)
  leave(lexer)
  token(lexer, code === QUOTE ? 'close-quote' : 'broken-quote', code === QUOTE ? at + 1 : at)
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === NEWLINE || code === RETURN || at >= text.length
}

/**
 * Reads the next token within a heredoc: a line or a piece of one, the begin of a sequence, or the closing marker.
 * Without a marker the text ends where the file does.
 */
export function scanHeredoc(lexer: Lexer, marker: string | null): void {
  const { text, at: from } = lexer
  if (from >= text.length) return token(lexer, 'end', from)
  if (marker !== null && from === lexer.lineStart && closesHeredoc(lexer, marker)) return
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === NEWLINE) {
      token(lexer, 'text', at + 1)
      return nextLine(lexer, at + 1)
    }
    if (code === DOLLAR || code === PERCENT) {
      const width = widthOfSign(lexer, at, code)
      if (width === 0) break
      at += width
      continue
    }
    if (code > 127 || code === RETURN) lexer.isPlain = false
    at += 1
  }
  if (at === from) return openSequence(lexer, text.charCodeAt(at))
  token(lexer, 'text', Math.min(at, text.length))
}

/** A line that holds the marker and blanks alone ends the heredoc. */
function closesHeredoc(lexer: Lexer, marker: string): boolean {
  const { text } = lexer
  let at = lexer.at
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at += 1
  if (!text.startsWith(marker, at)) return false
  const end = at + marker.length
  at = end
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === RETURN) at += 1
  if (at < text.length && text.charCodeAt(at) !== NEWLINE) return false
  leave(lexer)
  token(lexer, 'close-heredoc', end)
  return true
}

/** Length of what begins with `$` or `%` and is text: 3 for an escaped `$${`, 0 where `${` begins a sequence. */
function widthOfSign(lexer: Lexer, at: number, sign: number): number {
  const next = lexer.text.charCodeAt(at + 1)
  if (next === BRACE) return 0
  if (next !== sign || lexer.text.charCodeAt(at + 2) !== BRACE) return 1
  lexer.isPlain = false
  return 3
}

function openSequence(lexer: Lexer, sign: number): void {
  const strips = lexer.text.charCodeAt(lexer.at + 2) === TILDE
  token(lexer, sign === DOLLAR ? 'interpolation' : 'directive', lexer.at + (strips ? 3 : 2))
  enter(lexer, { kind: 'code', braces: 0 })
}
