import { advance } from './advance.ts'
import { type Lexer, type Mode, behind, newLexer, startOf, written } from './lexer.ts'
import type { Position, Range } from '../../resource/place.ts'
import type { Expression, SyntaxProblem } from './syntax.ts'

/** How deep a tree gets at most, so that whoever walks it by recursion never runs out of stack. */
export const MAX_DEPTH = 256

/** A file that is not HCL at all is not described line by line. */
const MAX_PROBLEMS = 100

/** The lexer, and what the parser knows besides its token. */
export interface Parser extends Lexer {
  readonly path: string
  readonly problems: SyntaxProblem[]
  /** Something was wrong: nothing more is said until the parser stands at a place where it can go on. */
  panic: boolean
  depth: number
  /** The deepest level in what was read last, for chains of operators, which grow upwards. */
  reached: number
  /** Column of the argument or block that is read: what stands left of it belongs to something else. */
  column: number
  /** Indentation decides where a block ends that is not closed. */
  byLayout: boolean
  /** A bracket was not closed before the file's end. */
  isUnclosed: boolean
  /** Reads an expression; held here because terms, templates and collections hold expressions themselves. */
  readonly expression: (parser: Parser) => Expression
}

/** A parser that stands at the first token of `text`. */
export function newParser(
  text: string,
  path: string,
  byLayout: boolean,
  expression: Parser['expression'],
  mode?: Mode,
): Parser {
  const parser: Parser = {
    ...newLexer(text, mode),
    path,
    problems: [],
    panic: false,
    depth: 0,
    reached: 0,
    column: 1,
    byLayout,
    isUnclosed: false,
    expression,
  }
  advance(parser)
  parser.isFirst = true
  return parser
}

/** Says what is wrong somewhere; reading goes on as if nothing was. */
export function report(parser: Parser, { start, end }: Range, says: string): void {
  if (parser.panic || parser.problems.length >= MAX_PROBLEMS) return
  parser.problems.push({ path: parser.path, start, end, says })
}

/** As `report`, of what is read all the same, so that nothing is missing. Leaves room for one of what is not. */
export function reportRead(parser: Parser, { start, end }: Range, says: string): void {
  if (parser.panic || parser.problems.length >= MAX_PROBLEMS - 1) return
  parser.problems.push({ path: parser.path, start, end, says, isRead: true })
}

/** Says what is wrong at the token, and that the construct cannot be read any further. */
export function fail(parser: Parser, says: string): void {
  report(parser, { start: startOf(parser), end: behind(parser) }, says)
  parser.panic = true
  if (parser.kind === 'end') parser.isUnclosed = true
}

/** Says that something else was expected at the token. */
export function expected(parser: Parser, what: string): void {
  fail(parser, lexicalProblem(parser) ?? `Expected ${what}, but found ${found(parser)}.`)
}

/** What stands at the token, in words. */
export function found(parser: Parser): string {
  if (parser.kind === 'end') return 'the end of the file'
  if (parser.kind === 'newline') return 'the end of the line'
  if (parser.kind === 'open-quote') return 'a quoted string'
  if (parser.kind === 'open-heredoc') return 'a heredoc'
  if (parser.kind === 'broken-quote') return 'the end of the line'
  const text = written(parser)
  return `\`${text.length > 30 ? `${text.slice(0, 30)}…` : text}\``
}

export const NO_LINE_END = 'A carriage return without a line feed is not a line end.'

/** What is wrong with a token that is wrong wherever it stands. */
function lexicalProblem(parser: Parser): string | null {
  if (parser.kind === 'open-comment')
    return 'The comment that begins with `/*` is not closed. Close it with `*/`.'
  if (parser.kind !== 'invalid') return null
  const character = written(parser)
  if (character === "'") return 'Single quotes are not part of the language. Use double quotes.'
  if (character === '`')
    return 'Backticks are not part of the language. Use double quotes, or a heredoc (`<<EOT`).'
  if (character === '&' || character === '|')
    return `\`${character}\` is not an operator. Use \`${character}${character}\`.`
  if (character === ';') return '`;` does not end an argument. Put each argument on a line of its own.'
  if (character === '\r') return NO_LINE_END
  return `The character \`${character}\` (U+${hex(character)}) means nothing here.`
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** An empty range at a place. */
export function emptyAt(position: Position): Range {
  return { start: position, end: position }
}
