import type { JsonString } from '../../resource/json/json-node.ts'
import type { Position } from '../../resource/place.ts'
import { type ParsedExpression, parseExpressionText, parseTemplate } from '../hcl/parse-template.ts'
import type { Expression } from '../hcl/syntax.ts'
import { type JsonFile, say } from './json-file.ts'
import { rangeOf } from './positions.ts'

/** A string’s value as it is: `${` means nothing in it. Terraform’s texts are in NFC. */
export function literalOf({ positions }: JsonFile, string: JsonString): Expression {
  return { kind: 'string', value: string.value.normalize('NFC'), ...rangeOf(positions, string) }
}

/** A string as a template, which it is for Terraform where an expression is expected. */
export function templateOf(file: JsonFile, string: JsonString, depth: number): Expression {
  const { value } = string
  if (!value.includes('${') && !value.includes('%{')) return literalOf(file, string)
  const parsed = parseTemplate(value, file.path, depth)
  const { kind } = parsed.expression
  const whole = rangeOf(file.positions, string)
  // The range of a string or template has its quotation marks in it; that of a single `${…}` is written so, too.
  if (kind === 'string' || kind === 'template' || kind === 'invalid') {
    return { ...placed(file, string, parsed), ...whole }
  }
  return placed(file, string, parsed)
}

/** A string that holds a reference, a keyword or a type: `"provider": "aws.west"`. */
export function referenceOf(file: JsonFile, string: JsonString, depth: number): Expression {
  if (string.value.includes('${')) return templateOf(file, string, depth)
  return placed(file, string, parseExpressionText(string.value, file.path, depth))
}

/** The expression and its problems with the places that they have in the file. */
function placed(file: JsonFile, string: JsonString, { expression, problems }: ParsedExpression): Expression {
  const place = placesWithin(file, string)
  for (const problem of problems) {
    const says = problem.says.replace('the end of the file', 'the end of the string')
    say(file, { start: place(problem.start).offset, end: place(problem.end).offset }, says)
  }
  return moved(expression, place)
}

/** A copy of a tree in which every position is another one. Trees are bounded in depth. */
function moved<T>(node: T, place: (position: Position) => Position): T {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) return node.map(each => moved(each, place)) as T
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(node)) {
    copy[key] = key === 'start' || key === 'end' ? place(value as Position) : moved(value, place)
  }
  return copy as T
}

/** From a place in a string’s value to the one in its file; a string stands in one line. */
function placesWithin({ text, positions }: JsonFile, string: JsonString): (position: Position) => Position {
  const first = positions(string.start + 1)
  const written = text.slice(string.start + 1, string.end)
  const offsets = written.includes('\\') ? offsetsOf(written) : null
  return ({ offset }) => {
    const distance = offsets === null ? offset : (offsets[offset] ?? offsets.at(-1) ?? 0)
    return { offset: first.offset + distance, line: first.line, column: first.column + distance }
  }
}

/** For every UTF-16 unit of a string’s value, and for its end, where it is written. */
function offsetsOf(written: string): readonly number[] {
  const offsets: number[] = []
  for (let at = 0; at < written.length; ) {
    offsets.push(at)
    if (written[at] !== '\\') at += 1
    else at += written[at + 1] === 'u' ? 6 : 2
  }
  return offsets
}
