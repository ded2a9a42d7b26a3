import { advance } from './advance.ts'
import { endOf, isAt, startOf, written } from './lexer.ts'
import { MAX_DEPTH, type Parser, expected, fail } from './parser.ts'
import { close } from './recovery.ts'
import type { Position } from '../../resource/place.ts'
import type { SplatStep, Step } from './syntax.ts'
import { parseNumber } from './number.ts'

/** Reads what is picked from a value: the attributes, indices and splats behind it. */
export function parseSteps(parser: Parser): Step[] {
  const steps: Step[] = []
  while ((parser.kind === '.' || parser.kind === '[') && !parser.panic) {
    const step = parser.kind === '.' ? parsePointStep(parser) : parseBracketStep(parser)
    if (step !== null) steps.push(step)
  }
  return steps
}

function parsePointStep(parser: Parser): Step | null {
  const start = startOf(parser)
  advance(parser)
  if (parser.kind === '*') return parseAttributeSplat(parser, start)
  return parseAttribute(parser, start)
}

/** Reads what follows a point: a name, or the number of the older way to write an index. */
function parseAttribute(parser: Parser, start: Position): Step | null {
  if (parser.kind === 'name') {
    const name = written(parser)
    advance(parser)
    return { kind: 'attribute', name, start, end: endOf(parser) }
  }
  if (parser.kind !== 'number') {
    expected(parser, 'the name of an attribute behind `.`')
    return null
  }
  if (written(parser).includes('.')) {
    fail(parser, 'Two indices in a row cannot be written with points. Use brackets: `a[0][1]`.')
    return null
  }
  const key = parseNumber(parser)
  return { kind: 'index', key, start, end: endOf(parser) }
}

/** `.*`: the attributes behind it are picked in every element, everything else in the list of them. */
function parseAttributeSplat(parser: Parser, start: Position): SplatStep {
  advance(parser)
  const each: Step[] = []
  while (parser.kind === '.' && !parser.panic) {
    const from = startOf(parser)
    advance(parser)
    if (isAt(parser, '*')) fail(parser, 'A `.*` cannot follow another `.*`. Use `[*]` for both.')
    const step = parser.panic ? null : parseAttribute(parser, from)
    if (step !== null) each.push(step)
  }
  return { kind: 'splat', form: 'attribute', each, start, end: endOf(parser) }
}

function parseBracketStep(parser: Parser): Step {
  const start = startOf(parser)
  const { newlines } = parser
  parser.newlines = false
  advance(parser)
  if (parser.kind === '*' && !parser.isFirst) return parseFullSplat(parser, start, newlines)
  const key = parser.expression(parser)
  close(parser, ']', newlines, 'a `]` behind the index')
  return { kind: 'index', key, start, end: endOf(parser) }
}

/** `[*]`: everything behind it is picked in every element. */
function parseFullSplat(parser: Parser, start: Position, newlines: boolean): SplatStep {
  if (parser.depth >= MAX_DEPTH) fail(parser, `More than ${MAX_DEPTH} splats and levels, which is not read.`)
  advance(parser)
  close(parser, ']', newlines, 'a `]` behind `[*`')
  parser.depth += 1
  if (parser.reached < parser.depth) parser.reached = parser.depth
  const each = parser.panic || parser.depth > MAX_DEPTH ? [] : parseSteps(parser)
  parser.depth -= 1
  return { kind: 'splat', form: 'full', each, start, end: endOf(parser) }
}
