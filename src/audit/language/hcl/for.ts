import { advance } from './advance.ts'
import { endOf, startOf, written } from './lexer.ts'
import { type Parser, expected, fail } from './parser.ts'
import { close } from './recovery.ts'
import type { Position } from '../../resource/place.ts'
import type { Expression, Invalid, Name } from './syntax.ts'

/** `for key, value in collection` */
export interface Introduction {
  readonly key: Name | null
  readonly value: Name
  readonly collection: Expression
}

/** Reads `for … : result if condition]`, from the word `for`. */
export function parseForTuple(parser: Parser, start: Position, newlines: boolean): Expression {
  const introduction = parseIntroduction(parser)
  passColon(parser)
  if (introduction === null || parser.panic) return broken(parser, start, ']', newlines)
  const result = parser.expression(parser)
  if (parser.kind === '=>')
    fail(parser, 'A `for` in square brackets has no key. Use `{…}` to make an object.')
  const condition = parseCondition(parser)
  close(parser, ']', newlines, 'an `if` or a `]`')
  return { kind: 'for-tuple', ...introduction, result, condition, start, end: endOf(parser) }
}

/** Reads `for … : key => result... if condition}`, from the word `for`. */
export function parseForObject(parser: Parser, start: Position, newlines: boolean): Expression {
  parser.newlines = false
  const introduction = parseIntroduction(parser)
  passColon(parser)
  if (introduction === null || parser.panic) return broken(parser, start, '}', newlines)
  const resultKey = parser.expression(parser)
  if (parser.kind === '=>' && !parser.panic) advance(parser)
  else expected(parser, 'a `=>` and the value: a `for` in braces makes an object')
  if (parser.panic) return broken(parser, start, '}', newlines)
  const result = parser.expression(parser)
  const groups = parser.kind === '...' && !parser.panic
  if (groups) advance(parser)
  const condition = parseCondition(parser)
  close(parser, '}', newlines, 'an `if` or a `}`')
  const end = endOf(parser)
  return { kind: 'for-object', ...introduction, resultKey, result, groups, condition, start, end }
}

/** Reads `for key, value in collection`; null when it is broken. */
export function parseIntroduction(parser: Parser): Introduction | null {
  advance(parser)
  const first = parseName(parser)
  if (first === null) return null
  const isPair = parser.kind === ','
  if (isPair) advance(parser)
  const second = isPair ? parseName(parser) : null
  if (isPair && second === null) return null
  if (!isWord(parser, 'in')) {
    expected(parser, 'the word `in` and what `for` goes through')
    return null
  }
  advance(parser)
  const collection = parser.expression(parser)
  return { key: second === null ? null : first, value: second ?? first, collection }
}

function parseName(parser: Parser): Name | null {
  if (parser.kind !== 'name') {
    expected(parser, 'a name behind `for`')
    return null
  }
  const start = startOf(parser)
  const value = written(parser)
  advance(parser)
  return { kind: 'name', value, start, end: endOf(parser) }
}

/** True when the token is this word. */
export function isWord(parser: Parser, word: string): boolean {
  return parser.kind === 'name' && parser.text.startsWith(word, parser.start) && written(parser) === word
}

function passColon(parser: Parser): void {
  if (parser.panic) return
  if (parser.kind === ':') return advance(parser)
  expected(parser, 'a `:` and the result')
}

function parseCondition(parser: Parser): Expression | null {
  if (parser.panic || !isWord(parser, 'if')) return null
  advance(parser)
  return parser.expression(parser)
}

function broken(parser: Parser, start: Position, closer: ']' | '}', newlines: boolean): Invalid {
  close(parser, closer, newlines, `a \`${closer}\``)
  return { kind: 'invalid', start, end: endOf(parser) }
}
