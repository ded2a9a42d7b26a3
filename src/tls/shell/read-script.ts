import type { Command, Variable } from './command.ts'
import type { Piece } from './quotes.ts'
import { toCommand } from './to-command.ts'
import { unwrap } from './unwrap.ts'
import { type Reading, expand, keepVariables } from './variables.ts'
import { splitWords } from './words.ts'

/** How deep scripts within scripts are read. */
const DEEPEST_SUBSTITUTION = 5

/** What a script runs and which variables it sets. */
export interface Script {
  readonly commands: readonly Command[]
  readonly variables: readonly Variable[]
}

const DECIDES =
  /insecure|unsafe|skip|verif|valid|trust|ssl|tls|cert|debug|dev\b|development|test|local|allow|ignore|disable|strict|env|self_?signed/i

/** Reads a script; whatever it holds, it never throws. */
export function readScript(text: string, firstLine = 1, batch = false): Script {
  const reading: Reading = { commands: [], variables: [], conditions: [], values: new Map(), batch, depth: 0 }
  readInto(reading, text, firstLine)
  return reading
}

function readInto(reading: Reading, text: string, firstLine: number): void {
  if (reading.depth > DEEPEST_SUBSTITUTION) return
  reading.depth += 1
  let current: Piece[] = []
  let isArray = false
  let before = ''
  let previous = ''
  for (const piece of splitWords(text, firstLine, reading.batch)) {
    if (piece.kind !== 'separator') {
      current.push(piece)
      continue
    }
    if (opensArray(piece, current.at(-1))) {
      isArray = true
      current.push({ ...piece, kind: 'word' })
      continue
    }
    if (isArray && piece.text === '\n') continue
    isArray = false
    if (current.length > 0) previous = addCommand(reading, current, before, previous, piece.text)
    if (current.length > 0 || piece.text !== '\n') before = piece.text
    current = []
  }
  if (current.length > 0) addCommand(reading, current, before, previous, '')
  reading.depth -= 1
}

/** Whether the bracket opens the list of an array: `NAME=(`. */
function opensArray(piece: Piece, last: Piece | undefined): boolean {
  return piece.text === '(' && last?.kind === 'word' && /^[A-Za-z_]\w*\+?=$/.test(last.text)
}

const KEYWORDS = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'while',
  'until',
  'do',
  'done',
  'esac',
  '{',
  '}',
  '!',
  'time',
  'function',
  'in',
])

function addCommand(
  reading: Reading,
  pieces: readonly Piece[],
  before: string,
  previous: string,
  after: string,
): string {
  for (const { inner } of pieces) for (const script of inner) readInto(reading, script.text, script.line)
  const words = dropKeywords(reading, pieces)
  if (words.length === 0) return ''
  const isBehindTest = (before === '&&' || before === '||') && DECIDES.test(previous)
  const guarded = isBehindTest || reading.conditions.some(condition => DECIDES.test(condition))
  const command = toCommand(words, guarded, after === '|' || after === '|&')
  keepVariables(reading, command)
  const expanded = expand(reading, command)
  if (expanded.name !== '' || expanded.document !== null) reading.commands.push(expanded)
  for (const inner of unwrap(expanded)) {
    if (inner.kind === 'command') {
      reading.commands.push(inner.command)
      reading.variables.push(...inner.command.assignments)
    } else readInto(reading, inner.text, inner.line)
  }
  return testIn(words)
}

/** What a command tests, `[ … ]` or `test …`; empty where it is another command. */
function testIn(words: readonly Piece[]): string {
  return /^(?:\[|test\b|\(\()/.test(words[0]?.text ?? '') ? textOf(words).slice(0, 500) : ''
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(piece => piece.text).join(' ')
}

/** Takes `if`, `then`, `!` and the like off a command's front, and keeps account of conditions. */
function dropKeywords(reading: Reading, pieces: readonly Piece[]): readonly Piece[] {
  let at = 0
  let isCondition = false
  while (
    at < pieces.length &&
    pieces[at]?.kind === 'word' &&
    !pieces[at]?.quoted &&
    KEYWORDS.has(pieces[at]?.text ?? '')
  ) {
    const word = pieces[at]?.text
    if (word === 'if') [isCondition] = [reading.conditions.push('') > 0]
    if (word === 'elif') isCondition = true
    if (word === 'fi' || word === 'esac') reading.conditions.pop()
    at += 1
  }
  const rest = at === 0 ? pieces : pieces.slice(at)
  const isCase = rest[0]?.text === 'case'
  if (isCase) reading.conditions.push('')
  if ((isCondition || isCase) && reading.conditions.length > 0) {
    reading.conditions[reading.conditions.length - 1] += ` ${textOf(rest).slice(0, 300)}`
  }
  return rest
}
