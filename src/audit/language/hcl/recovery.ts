import { advance, scan } from './advance.ts'
import type { Parser } from './parser.ts'
import { expected } from './parser.ts'
import type { TokenKind } from './token.ts'

const OPENERS: ReadonlySet<TokenKind> = new Set([
  '(',
  '[',
  '{',
  'open-quote',
  'open-heredoc',
  'interpolation',
  'directive',
])
const CLOSERS: ReadonlySet<TokenKind> = new Set([
  ')',
  ']',
  '}',
  'close-quote',
  'broken-quote',
  'close-heredoc',
  'close-sequence',
])

/** The begin of a block, or of an argument, at the begin of a line. `for x in {` is the begin of an expression. */
const BLOCK =
  /(?!for\b)[\p{ID_Start}_][\p{ID_Continue}-]*(?:[ \t]+[\p{ID_Start}_][\p{ID_Continue}-]*){0,3}[ \t]*["{]/uy
const ARGUMENT = /[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*=(?![=>])/uy

/** What Terraform took up to 0.11: `"name" = value`, `"name" {`, and `resource "type" "name" = {`. */
const QUOTED_NAME = /"[\p{ID_Start}_][\p{ID_Continue}-]*"[ \t]*(?:=(?![=>])|["{])/uy
const EQUAL_BLOCK = /=[ \t]*\{/uy

/**
 * True where a line begins that is indented no more than the statement that is read, and begins the next one: a bracket
 * before it was forgotten. With `'block'` only what no object can hold counts.
 */
export function isAtStatement(parser: Parser, what: 'block' | 'any'): boolean {
  if (!parser.isFirst || parser.kind !== 'name' || columnOf(parser) > parser.column) return false
  return begins(parser, BLOCK) || (what === 'any' && begins(parser, ARGUMENT))
}

/** True at `name =`, wherever in a line. */
export function isAtArgument(parser: Parser): boolean {
  return parser.kind === 'name' && begins(parser, ARGUMENT)
}

/** True at a name in quotes that an argument or a block begins with. */
export function isAtQuotedName(parser: Parser): boolean {
  return parser.kind === 'open-quote' && begins(parser, QUOTED_NAME)
}

/** True at a `=` that stands between the labels of a block and its brace. */
export function isAtEqualBlock(parser: Parser): boolean {
  return parser.kind === '=' && begins(parser, EQUAL_BLOCK)
}

function begins(parser: Parser, form: RegExp): boolean {
  form.lastIndex = parser.start
  return form.test(parser.text)
}

/** True at a closing brace that begins a line left of the statement that is read: it closes the block around that. */
function isAtOuterBrace(parser: Parser): boolean {
  if (!parser.isFirst || columnOf(parser) >= parser.column) return false
  return parser.kind === '}' || (parser.kind === 'close-sequence' && parser.text[parser.start] === '}')
}

export function columnOf(parser: Parser): number {
  return parser.start - parser.startLineStart + 1
}

/**
 * Skips what is broken up to a token of the construct around it; brackets are skipped as pairs. False when none comes
 * before another construct's closing bracket, the next statement or the end: then that construct has to go on.
 */
export function recover(parser: Parser, stops: readonly TokenKind[]): boolean {
  let depth = 0
  for (;;) {
    if (parser.kind === 'end' || isAtStatement(parser, 'any') || isAtOuterBrace(parser)) {
      parser.isUnclosed = true
      return false
    }
    const isNewLine = parser.isFirst && stops.includes('newline') && !CLOSERS.has(parser.kind)
    const isStop = isNewLine || stops.includes(parser.kind)
    if (depth === 0 && isStop) {
      parser.panic = false
      return true
    }
    if (OPENERS.has(parser.kind)) depth += 1
    if (CLOSERS.has(parser.kind)) {
      if (depth === 0 && !skipsStray(parser.kind, stops)) return false
      depth = Math.max(0, depth - 1)
    }
    advance(parser)
  }
}

/** Within a sequence of a template every other closing bracket is a stray one: its own was paired by the lexer. */
function skipsStray(kind: TokenKind, stops: readonly TokenKind[]): boolean {
  return stops.includes('close-sequence') && kind !== 'close-quote' && kind !== 'close-heredoc'
}

/** Reads the closing bracket and goes on with the line ends as they are outside of it; false when it is not found. */
export function close(parser: Parser, closer: TokenKind, newlines: boolean, what: string): boolean {
  if (parser.kind !== closer || parser.panic) expected(parser, what)
  const isFound = !parser.panic || recover(parser, [closer])
  parser.newlines = newlines
  if (isFound) advance(parser)
  return isFound
}

/** Skips the rest of a broken argument or block: up to its line's end, the next statement, or its block's brace. */
export function skipStatement(parser: Parser): void {
  parser.newlines = true
  let depth = 0
  while (parser.kind !== 'end' && !isAtStatement(parser, 'any') && !isAtOuterBrace(parser)) {
    if (depth === 0 && (parser.kind === 'newline' || parser.kind === '}')) break
    if (OPENERS.has(parser.kind)) depth += 1
    if (CLOSERS.has(parser.kind)) depth = Math.max(0, depth - 1)
    advance(parser)
  }
  resume(parser)
}

/** Reads the token again as code outside of every template. */
function resume(parser: Parser): void {
  parser.panic = false
  if (parser.outer.length === 0) return
  parser.outer.length = 0
  parser.mode = { kind: 'code', braces: 0 }
  if (parser.kind === 'end') return
  parser.at = parser.start
  parser.line = parser.startLine
  parser.lineStart = parser.startLineStart
  scan(parser)
}
