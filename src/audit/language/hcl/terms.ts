import { advance } from './advance.ts'
import { parseItems, parseObject, parseTuple } from './collections.ts'
import { endOf, isAt, startOf, written } from './lexer.ts'
import { MAX_DEPTH, type Parser, emptyAt, expected, fail } from './parser.ts'
import { parseNumber } from './number.ts'
import { close } from './recovery.ts'
import type { Position } from '../../resource/place.ts'
import type { Expression, Name } from './syntax.ts'
import { parseHeredoc, parseQuoted } from './template.ts'
import type { TokenKind } from './token.ts'
import { parseSteps } from './traversal.ts'

/** Reads a term with what is picked from it, and the signs before it. */
export function parseOperand(parser: Parser): Expression {
  const { kind } = parser
  if (kind === '-' || kind === '!') return parseUnary(parser, kind)
  const start = startOf(parser)
  const from = parseTerm(parser)
  if ((parser.kind !== '.' && parser.kind !== '[') || parser.panic) return from
  const steps = parseSteps(parser)
  return { kind: 'traversal', from, steps, start, end: endOf(parser) }
}

function parseUnary(parser: Parser, operator: '-' | '!'): Expression {
  const start = startOf(parser)
  if (parser.depth >= MAX_DEPTH) {
    fail(parser, `More than ${MAX_DEPTH} signs and levels, which is not read.`)
    return { kind: 'invalid', ...emptyAt(start) }
  }
  parser.depth += 1
  if (parser.reached < parser.depth) parser.reached = parser.depth
  advance(parser)
  const operand = parseOperand(parser)
  parser.depth -= 1
  return { kind: 'unary', operator, operand, start, end: endOf(parser) }
}

/** What reads a term, by the token that it begins with. */
const TERMS: Partial<Record<TokenKind, (parser: Parser) => Expression>> = {
  name: parseWord,
  number: parseNumber,
  'open-quote': parseQuoted,
  'open-heredoc': parseHeredoc,
  '[': parseTuple,
  '{': parseObject,
  '(': parseParentheses,
}

function parseTerm(parser: Parser): Expression {
  const parse = TERMS[parser.kind]
  if (parse !== undefined) return parse(parser)
  expected(parser, 'a value')
  return { kind: 'invalid', ...emptyAt(startOf(parser)) }
}

function parseWord(parser: Parser): Expression {
  const start = startOf(parser)
  const name = written(parser)
  advance(parser)
  if (parser.kind === '(' || parser.kind === '::') return parseCall(parser, start, name)
  const end = endOf(parser)
  if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true', start, end }
  if (name === 'null') return { kind: 'null', start, end }
  return { kind: 'variable', name, start, end }
}

/** Reads a call whose first word was read; the functions of providers are named `provider::aws::name`. */
function parseCall(parser: Parser, start: Position, first: string): Expression {
  const parts = [first]
  while (parser.kind === '::') {
    advance(parser)
    if (!isAt(parser, 'name')) {
      expected(parser, 'the name of a function behind `::`')
      return { kind: 'invalid', start, end: endOf(parser) }
    }
    parts.push(written(parser))
    advance(parser)
  }
  if (parser.kind !== '(') {
    expected(parser, `a \`(\` behind the name of the function`)
    return { kind: 'invalid', start, end: endOf(parser) }
  }
  const name: Name = { kind: 'name', value: parts.join('::'), start, end: endOf(parser) }
  const { items, expands } = parseItems(parser, ')')
  return { kind: 'call', name, args: items, expands, start, end: endOf(parser) }
}

function parseParentheses(parser: Parser): Expression {
  const start = startOf(parser)
  const { newlines } = parser
  parser.newlines = false
  advance(parser)
  const inner = parser.expression(parser)
  close(parser, ')', newlines, 'a `)`')
  return { kind: 'parentheses', inner, start, end: endOf(parser) }
}
