import type { Lexer } from './lexer.ts'
import { scanCode } from './scan-code.ts'
import { scanHeredoc, scanQuoted } from './scan-template.ts'

/** Reads the next token, whatever it is. */
export function scan(lexer: Lexer): void {
  lexer.startPosition = null
  const { mode } = lexer
  if (mode.kind === 'code') return scanCode(lexer)
  lexer.start = lexer.at
  lexer.startLine = lexer.line
  lexer.startLineStart = lexer.lineStart
  lexer.isPlain = true
  if (mode.kind === 'quoted') scanQuoted(lexer)
  else scanHeredoc(lexer, mode.kind === 'heredoc' ? mode.marker : null)
}

/** Goes on to the next token; line ends are passed over where they mean nothing. */
export function advance(lexer: Lexer): void {
  lexer.lastEnd = lexer.end
  lexer.lastLine = lexer.line
  lexer.lastLineStart = lexer.lineStart
  lexer.endPosition = null
  let isFirst = lexer.kind === 'newline'
  scan(lexer)
  while (lexer.kind === 'newline' && !lexer.newlines) {
    isFirst = true
    scan(lexer)
  }
  lexer.isFirst = isFirst
}
