import { advance } from './advance.ts'
import { parseForObject, parseForTuple } from './for.ts'
import { endOf, startOf, written } from './lexer.ts'
import { type Parser, expected, fail, found, reportRead } from './parser.ts'
import { close, isAtStatement, recover } from './recovery.ts'
import type { Position } from '../../resource/place.ts'
import type { Expression, Name, ObjectItem } from './syntax.ts'
import type { TokenKind } from './token.ts'

const VALUE_STARTS: ReadonlySet<TokenKind> = new Set([
  'name',
  'number',
  'open-quote',
  'open-heredoc',
  '[',
  '{',
  '(',
])

export interface Items {
  readonly items: readonly Expression[]
  /** The last one is followed by `...`. */
  readonly expands: boolean
}

/** Reads a list, or a `for` in its place. */
export function parseTuple(parser: Parser): Expression {
  const start = startOf(parser)
  const { newlines } = parser
  parser.newlines = false
  advance(parser)
  if (isFor(parser)) return parseForTuple(parser, start, newlines)
  return { kind: 'tuple', items: readItems(parser, ']', newlines).items, start, end: endOf(parser) }
}

/** Reads the arguments of a call, from its opening parenthesis. */
export function parseItems(parser: Parser, closer: ')'): Items {
  const { newlines } = parser
  parser.newlines = false
  advance(parser)
  return readItems(parser, closer, newlines)
}

function readItems(parser: Parser, closer: ')' | ']', newlines: boolean): Items {
  const items: Expression[] = []
  let expands = false
  while (parser.kind !== closer && !expands) {
    if (parser.kind === 'end' || isAtStatement(parser, 'any')) {
      expected(parser, `a \`${closer}\` or another value`)
      parser.isUnclosed = true
      break
    }
    items.push(parser.expression(parser))
    if (parser.panic && !recover(parser, [',', closer])) break
    if (parser.kind === '...' && closer === ')') {
      advance(parser)
      expands = true
    } else if (parser.kind === ',') advance(parser)
    else if (parser.kind !== closer && !missesComma(parser, closer)) break
  }
  close(parser, closer, newlines, `a \`${closer}\``)
  return { items, expands }
}

/** Says that a comma is missing; true when the list can go on, with the next value or behind it. */
function missesComma(parser: Parser, closer: TokenKind): boolean {
  if (isAtStatement(parser, 'any')) return true
  if (VALUE_STARTS.has(parser.kind)) {
    reportRead(
      parser,
      { start: startOf(parser), end: startOf(parser) },
      `A comma is missing before ${found(parser)}.`,
    )
    return true
  }
  expected(parser, `a comma or a \`${closer}\``)
  if (!recover(parser, [',', closer])) return false
  if (parser.kind === ',') advance(parser)
  return true
}

/** Reads an object, or a `for` in its place. */
export function parseObject(parser: Parser): Expression {
  const start = startOf(parser)
  const { newlines } = parser
  parser.newlines = true
  advance(parser)
  while (parser.kind === 'newline') advance(parser)
  if (isFor(parser)) return parseForObject(parser, start, newlines)
  const items: ObjectItem[] = []
  while (parser.kind !== '}') {
    if (parser.kind === 'end' || isAtStatement(parser, 'block')) {
      expected(parser, 'a `}` or another key')
      parser.isUnclosed = true
      break
    }
    if (parser.byLayout && isAtStatement(parser, 'any')) {
      expected(parser, 'a `}`')
      break
    }
    const from = parser.start
    const item = parseObjectItem(parser)
    if (item !== null) items.push(item)
    if (!endsItem(parser, from) || parser.start === from) break
  }
  if (parser.byLayout && parser.kind === '}' && parser.isFirst && leftOf(parser))
    fail(
      parser,
      'The object is not closed. Expected a `}` before this one, which closes the block around it.',
    )
  close(parser, '}', newlines, 'a `}`')
  return { kind: 'object', items, start, end: endOf(parser) }
}

function leftOf(parser: Parser): boolean {
  return parser.start - parser.startLineStart + 1 < parser.column
}

function isFor(parser: Parser): boolean {
  return parser.kind === 'name' && parser.end - parser.start === 3 && written(parser) === 'for'
}

/** Reads a key and its value; a key without a value that can be read is kept with an invalid one. */
function parseObjectItem(parser: Parser): ObjectItem | null {
  const start = startOf(parser)
  const key = asKey(parser, parser.expression(parser))
  if (parser.panic) return null
  if (parser.kind !== '=' && parser.kind !== ':') {
    expected(parser, 'a `=` and the value of this key')
    return null
  }
  advance(parser)
  const value = parser.expression(parser)
  return { key, value, start, end: endOf(parser) }
}

/** A bare word as key stands for itself. */
function asKey(parser: Parser, key: Expression): Name | Expression {
  const { start, end } = key
  if (key.kind === 'variable') return nameOf(key.name, start, end)
  if (key.kind !== 'boolean' && key.kind !== 'null') return key
  return nameOf(parser.text.slice(start.offset, end.offset), start, end)
}

/** Keys are strings, which Unicode normalises to NFC. */
function nameOf(value: string, start: Position, end: Position): Name {
  return { kind: 'name', value: value.normalize('NFC'), start, end }
}

/** Passes the comma or line end behind an item; false when the object cannot go on. */
function endsItem(parser: Parser, from: number): boolean {
  if (!parser.panic && parser.kind !== ',' && parser.kind !== 'newline' && parser.kind !== '}') {
    const goesOn = VALUE_STARTS.has(parser.kind)
    if (!goesOn) expected(parser, 'a comma or a new line before the next key')
    else reportRead(parser, { start: startOf(parser), end: startOf(parser) }, missing(parser))
    if (goesOn) return true
  }
  if (parser.panic) {
    parser.newlines = true
    if (parser.start === from && parser.kind !== '}' && parser.kind !== 'end') skipOne(parser)
    if (!recover(parser, [',', 'newline', '}'])) return false
  }
  if (parser.kind === ',') advance(parser)
  while (parser.kind === 'newline') advance(parser)
  return true
}

/** Passes a token that no key begins with, so that the same one is not tried again. */
function skipOne(parser: Parser): void {
  const stays = parser.kind === ')' || parser.kind === ']' || parser.kind === 'close-sequence'
  if (!stays) advance(parser)
}

function missing(parser: Parser): string {
  return `A comma or a new line is missing before ${found(parser)}.`
}
