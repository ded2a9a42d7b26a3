import { createScanner, type JSONScanner } from 'jsonc-parser'
import type { JsonProblem, Span } from './json-node.ts'

export type JsonTokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ','
  | ':'
  | 'null'
  | 'true'
  | 'false'
  | 'string'
  | 'number'
  | 'unknown'
  | 'end'

/** By the scanner’s number, from 1 (its `SyntaxKind`, of which the compiler keeps only the numbers). */
const KINDS: readonly JsonTokenKind[] = [
  'end',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  'true',
  'false',
  'string',
  'number',
]
const LINE_COMMENT = 12
const BLOCK_COMMENT = 13
const LINE_BREAK = 14
const BLANKS = 15
const UNKNOWN = 16

/** What is wrong with a token, by the scanner’s number (its `ScanError`). */
const ERRORS: Readonly<Record<number, string>> = {
  2: 'The string is not closed on its line. Close it with `"`.',
  3: 'This is not a number. Numbers are written as `1`, `-1.5` or `1e3`.',
  4: '`\\u` is followed by four hexadecimal digits.',
  5: 'This escape sequence means nothing. There are `\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\uNNNN`.',
  6: 'A control character stands in a string as an escape sequence, for example `\\n`.',
}

/** A text that is no JSON at all is not described line by line. */
const MAX_PROBLEMS = 100

/** Where the reader stands; one object, changed in place. */
export interface JsonTokens {
  readonly text: string
  readonly scanner: JSONScanner
  readonly problems: JsonProblem[]
  kind: JsonTokenKind
  start: number
  end: number
  /** Where something was wrong last: at the same token nothing more is said. */
  problemAt: number
  /** Something was wrong, also where it was not said. */
  isBroken: boolean
}

/** Stands at the first token of a text; a byte order mark is passed over. */
export function newJsonTokens(text: string): JsonTokens {
  const scanner = createScanner(text, false)
  if (text.charCodeAt(0) === 0xfeff) scanner.setPosition(1)
  const tokens: JsonTokens = {
    text,
    scanner,
    problems: [],
    kind: 'end',
    start: 0,
    end: 0,
    problemAt: -1,
    isBroken: false,
  }
  next(tokens)
  return tokens
}

/** Goes on to the next token. Comments, which jsonc has and JSON has not, are problems. */
export function next(tokens: JsonTokens): void {
  const { scanner } = tokens
  for (;;) {
    const kind: number = scanner.scan()
    tokens.start = scanner.getTokenOffset()
    tokens.end = tokens.start + scanner.getTokenLength()
    if (kind === LINE_BREAK || kind === BLANKS) continue
    if (kind !== LINE_COMMENT && kind !== BLOCK_COMMENT) return take(tokens, kind)
    report(tokens, tokens, 'JSON has no comments. Terraform ignores a property that is named `//`.')
  }
}

function take(tokens: JsonTokens, kind: number): void {
  tokens.kind = kind === UNKNOWN ? 'unknown' : (KINDS[kind] ?? 'end')
  const says = ERRORS[tokens.scanner.getTokenError()]
  if (says !== undefined) report(tokens, tokens, says)
}

/** Says what is wrong somewhere; reading goes on as if nothing was. */
export function report(tokens: JsonTokens, { start, end }: Span, says: string): void {
  tokens.isBroken = true
  if (tokens.problemAt === start || tokens.problems.length >= MAX_PROBLEMS) return
  tokens.problemAt = start
  tokens.problems.push({ start, end, says })
}

/** Says that something else was expected at the token. */
export function expected(tokens: JsonTokens, what: string): void {
  report(tokens, tokens, `Expected ${what}, but found ${found(tokens)}.`)
}

function found({ kind, text, start, end }: JsonTokens): string {
  if (kind === 'end') return 'the end of the text'
  if (kind === 'string') return 'a string'
  return `\`${text.slice(start, Math.min(end, start + 30))}${end > start + 30 ? '…' : ''}\``
}
