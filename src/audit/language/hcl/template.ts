import { advance } from './advance.ts'
import { type Introduction, isWord, parseIntroduction } from './for.ts'
import { type Draft, type DraftText, removeIndentation } from './indentation.ts'
import { behind, endOf, isAt, startOf, written } from './lexer.ts'
import { MAX_DEPTH, type Parser, expected, fail, report } from './parser.ts'
import { recover } from './recovery.ts'
import type { Position, Range } from '../../resource/place.ts'
import type { Expression, TemplatePart } from './syntax.ts'
import { valueOfText } from './unescape.ts'

/** What is known of the template that is read. */
interface State {
  readonly form: 'quoted' | 'heredoc' | 'bare'
  /** Line ends outside of the template. */
  readonly newlines: boolean
  /** All texts and, as `null`, what stands between them, in their order: indentation is removed at the end. */
  readonly drafts: Draft[]
  /** The text directly before, for a strip marker behind it. */
  text: DraftText | null
  /** The sequence directly before ends in a strip marker. */
  strips: boolean
  /** The `else`, `endif` or `endfor` at which the parts that are read end. */
  ending: Ending | null
}

interface Ending extends Range {
  readonly word: string
}

const QUOTE = 34

/** Reads a quoted string, from its opening quote. */
export function parseQuoted(parser: Parser): Expression {
  const start = startOf(parser)
  advance(parser)
  if (parser.kind === 'close-quote') return endPlain(parser, start, '')
  if (parser.kind === 'text' && parser.text.charCodeAt(parser.end) === QUOTE) {
    const value = valueOfText(parser, 'quoted')
    advance(parser)
    return endPlain(parser, start, value)
  }
  const state = newState(parser, 'quoted')
  const parts = parseAllParts(parser, state)
  if (isAt(parser, 'close-quote')) advance(parser)
  else if (!parser.panic) endUnclosed(parser, start)
  const end = endOf(parser)
  const [only] = parts
  if (parts.length === 0) return { kind: 'string', value: '', start, end }
  if (parts.length === 1 && only?.kind === 'text') return { kind: 'string', value: only.value, start, end }
  return { kind: 'template', form: 'quoted', parts, start, end }
}

/** Passes the closing quote of a string without sequences. */
function endPlain(parser: Parser, start: Position, value: string): Expression {
  advance(parser)
  return { kind: 'string', value, start, end: endOf(parser) }
}

function endUnclosed(parser: Parser, start: Position): void {
  report(
    parser,
    { start, end: startOf(parser) },
    'The string is not closed on its line. Close it with `"`; use a heredoc (`<<EOT`) for several lines.',
  )
  if (parser.kind === 'end') parser.isUnclosed = true
  else advance(parser)
}

/** Reads a heredoc, from its introduction. */
export function parseHeredoc(parser: Parser): Expression {
  const start = startOf(parser)
  const introduction = written(parser).trimEnd()
  const isIndented = introduction.startsWith('<<-')
  const marker = introduction.slice(isIndented ? 3 : 2)
  advance(parser)
  const state = newState(parser, 'heredoc')
  const parts = parseAllParts(parser, state)
  if (isIndented) removeIndentation(state.drafts)
  if (parser.kind === 'close-heredoc') {
    const isCut = parser.text.indexOf('\n', parser.end) < 0
    const range = { start: startOf(parser), end: behind(parser) }
    if (isCut) report(parser, range, `A line end is missing behind \`${marker}\`, which closes the heredoc.`)
    advance(parser)
  } else if (!parser.panic) {
    fail(parser, `The heredoc is not closed. Close it with a line that holds \`${marker}\` alone.`)
  }
  return { kind: 'template', form: 'heredoc', parts, start, end: endOf(parser) }
}

/**
 * Reads a text that is a template as a whole. It has no escapes but `$${` and `%%{`; one that is a single `${…}` has the
 * value of that, as in quotation marks.
 */
export function parseBare(parser: Parser): Expression {
  const start = startOf(parser)
  const parts = parseAllParts(parser, newState(parser, 'bare'))
  const end = endOf(parser)
  const [only] = parts
  if (parts.length === 0) return { kind: 'string', value: '', start, end }
  if (parts.length === 1 && only?.kind === 'text') return { kind: 'string', value: only.value, start, end }
  return { kind: 'template', form: 'quoted', parts, start, end }
}

function newState({ newlines }: Parser, form: State['form']): State {
  return { form, newlines, drafts: [], text: null, strips: false, ending: null }
}

/** Reads parts up to the end of the template; an `else` or `endif` that ends nothing is a problem, and passed. */
function parseAllParts(parser: Parser, state: State): TemplatePart[] {
  const parts = parseParts(parser, state)
  while (state.ending !== null) {
    const { word, start, end } = state.ending
    report(parser, { start, end }, `\`%{ ${word} }\` belongs to nothing that was opened before it.`)
    state.ending = null
    parts.push(...parseParts(parser, state))
  }
  return parts
}

/** Reads parts up to the end of the template, or an `else`, `endif` or `endfor`, which is then in the state. */
function parseParts(parser: Parser, state: State): TemplatePart[] {
  const parts: TemplatePart[] = []
  while (!parser.panic && state.ending === null) {
    if (parser.kind === 'text') parts.push(parseText(parser, state))
    else if (parser.kind === 'interpolation') parts.push(parseInterpolation(parser, state))
    else if (parser.kind === 'directive') parseDirective(parser, state, parts)
    else break
  }
  return parts
}

function parseText(parser: Parser, state: State): TemplatePart {
  const start = startOf(parser)
  const value = valueOfText(parser, state.form)
  advance(parser)
  const text: DraftText = {
    kind: 'text',
    value: state.strips ? value.trimStart() : value,
    start,
    end: endOf(parser),
  }
  state.strips = false
  state.text = text
  state.drafts.push(text)
  return text
}

/** Passes the begin of a sequence, with its strip marker. */
function open(parser: Parser, state: State): void {
  const strips = parser.text[parser.end - 1] === '~'
  if (strips && state.text !== null) state.text.value = state.text.value.trimEnd()
  state.drafts.push(null)
  state.text = null
  parser.newlines = false
  advance(parser)
}

/** Passes the end of a sequence, with its strip marker; what stands before it is skipped as a problem. */
function end(parser: Parser, state: State, what: string): void {
  if (parser.kind !== 'close-sequence' || parser.panic) expected(parser, what)
  const isFound = !parser.panic || recover(parser, ['close-sequence'])
  parser.newlines = state.newlines
  if (!isFound) return
  state.strips = parser.text[parser.start] === '~'
  advance(parser)
}

function parseInterpolation(parser: Parser, state: State): TemplatePart {
  const start = startOf(parser)
  open(parser, state)
  const expression = parser.expression(parser)
  end(parser, state, 'a `}` behind the expression')
  return { kind: 'interpolation', expression, start, end: endOf(parser) }
}

function parseDirective(parser: Parser, state: State, parts: TemplatePart[]): void {
  const start = startOf(parser)
  open(parser, state)
  if (isWord(parser, 'if')) return void parts.push(parseIf(parser, state, start))
  if (isWord(parser, 'for')) return parseFor(parser, state, start, parts)
  const word = parser.kind === 'name' ? written(parser) : ''
  if (word !== 'else' && word !== 'endif' && word !== 'endfor') {
    expected(parser, '`if`, `else`, `endif`, `for` or `endfor`')
    return end(parser, state, 'a `}`')
  }
  advance(parser)
  end(parser, state, `a \`}\` behind \`${word}\``)
  state.ending = { word, start, end: endOf(parser) }
}

function parseIf(parser: Parser, state: State, start: Position): TemplatePart {
  advance(parser)
  const condition = parser.expression(parser)
  end(parser, state, 'a `}` behind the condition')
  const parts = nested(parser, state)
  const hasElse = endingIs(state, 'else')
  if (hasElse) state.ending = null
  const otherwise = hasElse ? nested(parser, state) : null
  closeDirective(parser, state, start, 'endif')
  return { kind: 'if', condition, parts, otherwise, start, end: endOf(parser) }
}

function parseFor(parser: Parser, state: State, start: Position, parts: TemplatePart[]): void {
  const introduction: Introduction | null = parseIntroduction(parser)
  end(parser, state, 'a `}` behind the collection')
  const inner = nested(parser, state)
  closeDirective(parser, state, start, 'endfor')
  if (introduction === null) parts.push(...inner)
  else parts.push({ kind: 'for', ...introduction, parts: inner, start, end: endOf(parser) })
}

/** Reads the parts within a directive. */
function nested(parser: Parser, state: State): TemplatePart[] {
  if (parser.depth >= MAX_DEPTH) {
    fail(parser, `The template is nested more than ${MAX_DEPTH} levels deep, which is not read.`)
    return []
  }
  parser.depth += 1
  if (parser.reached < parser.depth) parser.reached = parser.depth
  const parts = parseParts(parser, state)
  parser.depth -= 1
  return parts
}

function endingIs(state: State, word: string): boolean {
  return state.ending?.word === word
}

/** The directive's own end is passed; another one, or none, is a problem. */
function closeDirective(parser: Parser, state: State, start: Position, word: string): void {
  if (parser.panic) return
  const isClosed = endingIs(state, word)
  const other = state.ending
  state.ending = null
  if (isClosed) return
  const says =
    other === null
      ? `The directive is not closed. Close it with \`%{ ${word} }\`.`
      : `Expected \`%{ ${word} }\`, but found \`%{ ${other.word} }\`.`
  report(parser, other ?? { start, end: endOf(parser) }, says)
}
