import { advance } from './advance.ts'
import { endOf, startOf } from './lexer.ts'
import { MAX_DEPTH, type Parser, emptyAt, expected, fail } from './parser.ts'
import type { Position } from '../../resource/place.ts'
import type { BinaryOperator, Expression, Invalid } from './syntax.ts'
import { parseOperand } from './terms.ts'
import type { TokenKind } from './token.ts'

const TOO_DEEP = `The expression is nested more than ${MAX_DEPTH} levels deep, which is not read.`

/** Reads an expression at the token; what is broken becomes an invalid one, and the parser panics. */
export function parseExpression(parser: Parser): Expression {
  if (parser.depth >= MAX_DEPTH) {
    fail(parser, TOO_DEEP)
    return { kind: 'invalid', ...emptyAt(startOf(parser)) }
  }
  parser.depth += 1
  if (parser.reached < parser.depth) parser.reached = parser.depth
  const start = startOf(parser)
  const condition = parseBinary(parser, 1)
  const expression =
    parser.kind === '?' && !parser.panic ? parseConditional(parser, start, condition) : condition
  parser.depth -= 1
  return expression
}

function parseConditional(parser: Parser, start: Position, condition: Expression): Expression {
  advance(parser)
  const whenTrue = parser.expression(parser)
  if (parser.panic) return invalid(parser, start)
  if (parser.kind !== ':') {
    expected(parser, 'a `:` and the value for when the condition does not hold')
    return invalid(parser, start)
  }
  advance(parser)
  const whenFalse = parser.expression(parser)
  if (parser.panic) return invalid(parser, start)
  return { kind: 'conditional', condition, whenTrue, whenFalse, start, end: endOf(parser) }
}

/** Reads operands and the operators between them that bind at least as tightly as `level`. */
function parseBinary(parser: Parser, level: number): Expression {
  const start = startOf(parser)
  const before = parser.reached
  parser.reached = parser.depth
  let left = parseOperand(parser)
  while (precedenceOf(parser.kind) >= level && !parser.panic) {
    // What was read so far moves down a level: a long chain is a deep tree.
    parser.reached += 1
    if (parser.reached > MAX_DEPTH) {
      fail(parser, TOO_DEEP)
      left = { kind: 'invalid', start, end: endOf(parser) }
      break
    }
    const operator = parser.kind as BinaryOperator
    const precedence = precedenceOf(parser.kind)
    advance(parser)
    const right = parseBinary(parser, precedence + 1)
    left = { kind: 'binary', operator, left, right, start, end: endOf(parser) }
  }
  if (parser.reached < before) parser.reached = before
  return left
}

/** How tightly the operators bind (specification, “Operations”). */
const PRECEDENCE: Partial<Record<TokenKind, number>> = {
  '*': 6,
  '/': 6,
  '%': 6,
  '+': 5,
  '-': 5,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 3,
  '!=': 3,
  '&&': 2,
  '||': 1,
}

function precedenceOf(kind: TokenKind): number {
  return PRECEDENCE[kind] ?? 0
}

function invalid(parser: Parser, start: Position): Invalid {
  return { kind: 'invalid', start, end: endOf(parser) }
}
