import { advance } from './advance.ts'
import { parseExpression } from './operators.ts'
import { type Parser, expected, newParser } from './parser.ts'
import type { Expression, SyntaxProblem } from './syntax.ts'
import { parseBare } from './template.ts'

/** What a text holds; with a problem, the expression is `invalid`, since Terraform takes none of it. */
export interface ParsedExpression {
  readonly expression: Expression
  readonly problems: readonly SyntaxProblem[]
}

/**
 * Reads a text that is one template, without quotation marks or markers around it: a file for `templatefile`, a string
 * of the JSON syntax. Places count from the text’s begin. Never throws; linear, and no tree is deeper than some hundred
 * levels, `depth` of which are taken by what the text stands in.
 */
export function parseTemplate(text: string, path: string, depth = 0): ParsedExpression {
  const parser = newParser(text, path, false, parseExpression, { kind: 'bare' })
  parser.depth = depth
  return wholly(parser, parseBare(parser))
}

/** Reads a text that is one expression: a type or a reference in a string of the JSON syntax. As `parseTemplate`. */
export function parseExpressionText(text: string, path: string, depth = 0): ParsedExpression {
  const parser = newParser(text, path, false, parseExpression)
  parser.depth = depth
  parser.newlines = false
  if (parser.kind === 'newline') advance(parser)
  return wholly(parser, parser.expression(parser))
}

function wholly(parser: Parser, expression: Expression): ParsedExpression {
  if (!parser.panic && parser.kind !== 'end') expected(parser, 'the end of the text')
  const { problems } = parser
  const { start, end } = expression
  return { expression: problems.length > 0 ? { kind: 'invalid', start, end } : expression, problems }
}
