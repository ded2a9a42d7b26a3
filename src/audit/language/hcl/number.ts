import { advance } from './advance.ts'
import { endOf, startOf, written } from './lexer.ts'
import { type Parser, report } from './parser.ts'
import type { NumberLiteral } from './syntax.ts'

/** Reads a number; `1.2.3` is a problem. */
export function parseNumber(parser: Parser): NumberLiteral {
  const start = startOf(parser)
  const text = written(parser)
  advance(parser)
  const end = endOf(parser)
  const value = Number(text)
  if (Number.isNaN(value)) report(parser, { start, end }, `\`${text.slice(0, 30)}\` is not a number.`)
  return { kind: 'number', value, text, start, end }
}
