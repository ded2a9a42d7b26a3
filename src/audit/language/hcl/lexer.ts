import type { Position } from '../../resource/place.ts'

import type { TokenKind } from './token.ts'

/** How the characters at the lexer are read: as code (with the braces that are open in it), or as a template's text. */
export type Mode =
  | { readonly kind: 'code'; braces: number }
  | { readonly kind: 'quoted' }
  | { readonly kind: 'heredoc'; readonly marker: string }
  /** A whole text is one template. */
  | { readonly kind: 'bare' }

/** Where the lexer stands and the token before that; one object, changed in place, since this is the inner loop. */
export interface Lexer {
  readonly text: string
  /** Where the next token is looked for, with the number and offset of its line. */
  at: number
  line: number
  lineStart: number
  /** The token that was read last. */
  kind: TokenKind
  start: number
  end: number
  startLine: number
  startLineStart: number
  /** It is the first one in its line. */
  isFirst: boolean
  /** Its text has no escapes and nothing that Unicode could normalise. */
  isPlain: boolean
  /** End of the token before it. */
  lastEnd: number
  lastLine: number
  lastLineStart: number
  /** Line ends are tokens: they are not within parentheses, lists and sequences of templates. */
  newlines: boolean
  mode: Mode
  readonly outer: Mode[]
  /** The places of `startOf` and `endOf`, once they were asked for. */
  startPosition: Position | null
  endPosition: Position | null
}

/** A lexer before the first token of `text`; a byte order mark is passed over. */
export function newLexer(text: string, mode: Mode = { kind: 'code', braces: 0 }): Lexer {
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  return {
    text,
    at: from,
    line: 1,
    lineStart: from,
    kind: 'newline',
    start: from,
    end: from,
    startLine: 1,
    startLineStart: from,
    isFirst: true,
    isPlain: true,
    lastEnd: from,
    lastLine: 1,
    lastLineStart: from,
    newlines: true,
    mode,
    outer: [],
    startPosition: null,
    endPosition: null,
  }
}

/** Makes what stands from the token's start up to `end` the token. */
export function token(lexer: Lexer, kind: TokenKind, end: number): void {
  lexer.kind = kind
  lexer.end = end
  lexer.at = end
}

/** Begins to read in another mode, until `leave`. */
export function enter(lexer: Lexer, mode: Mode): void {
  lexer.outer.push(lexer.mode)
  lexer.mode = mode
}

export function leave(lexer: Lexer): void {
  lexer.mode = lexer.outer.pop() ?? lexer.mode
}

/** The next token begins on a new line. */
export function nextLine(lexer: Lexer, start: number): void {
  lexer.line += 1
  lexer.lineStart = start
}

/** Place of the first character of the token. */
export function startOf(lexer: Lexer): Position {
  lexer.startPosition ??= {
    offset: lexer.start,
    line: lexer.startLine,
    column: lexer.start - lexer.startLineStart + 1,
  }
  return lexer.startPosition
}

/** Place behind the token before the current one. */
export function endOf(lexer: Lexer): Position {
  lexer.endPosition ??= {
    offset: lexer.lastEnd,
    line: lexer.lastLine,
    column: lexer.lastEnd - lexer.lastLineStart + 1,
  }
  return lexer.endPosition
}

/** Place behind the current token. */
export function behind(lexer: Lexer): Position {
  return { offset: lexer.end, line: lexer.line, column: lexer.end - lexer.lineStart + 1 }
}

/** The token as it is written. */
export function written(lexer: Lexer): string {
  return lexer.text.slice(lexer.start, lexer.end)
}

/** True at a token of this kind; for a comparison after another one, where the compiler takes the kind for unchanged. */
export function isAt(lexer: Lexer, kind: TokenKind): boolean {
  return lexer.kind === kind
}
