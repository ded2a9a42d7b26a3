import { advance } from './advance.ts'
import { behind, endOf, isAt, startOf, written } from './lexer.ts'
import { MAX_DEPTH, type Parser, expected, fail, found, report, reportRead } from './parser.ts'
import { columnOf, isAtArgument, isAtEqualBlock, isAtQuotedName, skipStatement } from './recovery.ts'
import type { Position } from '../../resource/place.ts'
import type { Attribute, Block, Body, Name } from './syntax.ts'
import { parseQuoted } from './template.ts'

/** A body while it is read. */
interface Draft {
  readonly attributes: Attribute[]
  readonly blocks: Block[]
  readonly names: Map<string, Attribute>
}

/** Reads the whole file. */
export function parseFile(parser: Parser): Body {
  const start = startOf(parser)
  const body = newDraft()
  for (;;) {
    parseStatements(parser, body, 0)
    if (parser.kind === 'end') break
    fail(parser, 'This `}` closes nothing.')
    parser.panic = false
    advance(parser)
  }
  return { attributes: body.attributes, blocks: body.blocks, start, end: behind(parser) }
}

function newDraft(): Draft {
  return { attributes: [], blocks: [], names: new Map() }
}

/** Reads arguments and blocks up to a closing brace or the end. `column`: that of the block around them. */
function parseStatements(parser: Parser, body: Draft, column: number): void {
  for (;;) {
    while (parser.kind === 'newline') advance(parser)
    if (parser.kind === 'end' || parser.kind === '}') return
    if (parser.byLayout && parser.isFirst && columnOf(parser) <= column) return
    parseStatement(parser, body, false)
    if (parser.panic) skipStatement(parser)
  }
}

function parseStatement(parser: Parser, body: Draft, inOneLine: boolean): void {
  parser.column = columnOf(parser)
  parser.reached = 0
  const name = parseNameOfStatement(parser)
  if (name === null) return
  if (isAt(parser, '=')) return parseAttribute(parser, body, name, inOneLine)
  if (isAt(parser, '{') || isAt(parser, 'open-quote') || isAt(parser, 'name'))
    return parseBlock(parser, body, name)
  expected(parser, `\`=\` and a value, or the \`{\` of a block, behind \`${name.value}\``)
}

/** The name of an argument or block; `null` where there is none. One in quotes, as up to Terraform 0.11, is read all the same. */
function parseNameOfStatement(parser: Parser): Name | null {
  if (parser.kind === 'name') return parseName(parser)
  if (parser.kind !== 'open-quote') expected(parser, 'the name of an argument or block')
  else if (!isAtQuotedName(parser)) fail(parser, UNQUOTED)
  else {
    says(parser, UNQUOTED)
    return parseQuotedLabel(parser)
  }
  return null
}

const UNQUOTED = 'The name of an argument or block stands without quotes.'

function parseName(parser: Parser): Name {
  const start = startOf(parser)
  const value = written(parser)
  advance(parser)
  return { kind: 'name', value, start, end: endOf(parser) }
}

function parseAttribute(parser: Parser, body: Draft, name: Name, inOneLine: boolean): void {
  advance(parser)
  const value = parser.expression(parser)
  add(parser, body, { name, value, start: name.start, end: endOf(parser) })
  if (parser.panic || parser.kind === 'newline' || parser.kind === 'end') return
  if (parser.kind === '}') {
    if (!inOneLine) says(parser, 'Expected the end of the line before this `}`.')
    return
  }
  if (parser.kind !== ',' && !isAtArgument(parser))
    return expected(parser, 'the end of the line behind the value')
  // Between braces on one line, what asks for the closing one says it.
  if (!inOneLine || parser.kind === ',')
    says(parser, `Expected the end of the line behind the value, but found ${found(parser)}.`)
  if (parser.kind === ',') advance(parser)
}

function add(parser: Parser, body: Draft, attribute: Attribute): void {
  const { value, start, end } = attribute.name
  const first = body.names.get(value)
  if (first !== undefined) {
    const says = `\`${value}\` is already set on line ${first.start.line}. An argument is set only once.`
    const { panic } = parser
    parser.panic = false
    reportRead(parser, { start, end }, says)
    parser.panic = panic
    return
  }
  body.names.set(value, attribute)
  body.attributes.push(attribute)
}

/** Reads a block whose type was read. */
function parseBlock(parser: Parser, outer: Draft, type: Name): void {
  const labels = parseLabels(parser)
  if (parser.panic) return
  if (isAtEqualBlock(parser)) {
    says(parser, 'Expected a `{` behind the labels of the block, but found `=`.')
    advance(parser)
  }
  if (parser.kind !== '{') return expected(parser, 'a `{` behind the labels of the block')
  if (parser.depth >= MAX_DEPTH)
    return fail(parser, `The block is nested more than ${MAX_DEPTH} levels deep, which is not read.`)
  const { column } = parser
  const brace = startOf(parser)
  advance(parser)
  const start = endOf(parser)
  const body = newDraft()
  parser.depth += 1
  if (isAt(parser, 'newline')) parseStatements(parser, body, column)
  else parseOneLine(parser, body, column)
  parser.depth -= 1
  const { attributes, blocks } = body
  const bodyEnd = startOf(parser)
  closeBlock(parser, type, brace)
  const inside = {
    attributes,
    blocks,
    start,
    end: bodyEnd.offset < endOf(parser).offset ? bodyEnd : endOf(parser),
  }
  outer.blocks.push({ type, labels, body: inside, start: type.start, end: endOf(parser) })
}

function parseLabels(parser: Parser): Name[] {
  const labels: Name[] = []
  while (!parser.panic) {
    if (parser.kind === 'name') labels.push(parseName(parser))
    else if (parser.kind === 'open-quote') labels.push(parseQuotedLabel(parser))
    else break
  }
  return labels
}

function parseQuotedLabel(parser: Parser): Name {
  const label = parseQuoted(parser)
  const { start, end } = label
  if (label.kind === 'string') return { kind: 'name', value: label.value, start, end }
  reportRead(parser, label, 'A label is a plain string: `${…}` and `%{…}` have no place in it.')
  return { kind: 'name', value: parser.text.slice(start.offset + 1, end.offset - 1), start, end }
}

/** `name { argument = value }`; more than one argument is a problem, and read all the same. */
function parseOneLine(parser: Parser, body: Draft, column: number): void {
  if (parser.kind === '}' || parser.kind === 'end') return
  const { length } = body.blocks
  parseStatement(parser, body, true)
  if (parser.panic) skipStatement(parser)
  else if (body.blocks.length > length) says(parser, 'A block within a block begins on a line of its own.')
  if (isAt(parser, '}') || isAt(parser, 'end')) return
  says(
    parser,
    `Expected \`}\` on the same line, but found ${found(parser)}. Put a line end behind the \`{\`.`,
  )
  parseStatements(parser, body, column)
}

/** What is wrong at the token, and read all the same. */
function says(parser: Parser, what: string): void {
  reportRead(parser, { start: startOf(parser), end: behind(parser) }, what)
}

/** Passes the closing brace and asks for the end of the line behind it. */
function closeBlock(parser: Parser, type: Name, brace: Position): void {
  if (parser.kind !== '}') {
    parser.isUnclosed = true
    const end = { ...brace, offset: brace.offset + 1, column: brace.column + 1 }
    return report(
      parser,
      { start: brace, end },
      `The block \`${type.value}\` is not closed. Expected a \`}\`.`,
    )
  }
  advance(parser)
  if (isAt(parser, 'newline') || isAt(parser, 'end') || isAt(parser, '}')) return
  says(parser, `Expected the end of the line behind the block, but found ${found(parser)}.`)
}
