import type { Command, Document, Variable, Word } from './command.ts'
import { unwrap } from './unwrap.ts'
import { type Piece, splitWords, SUBSTITUTION_DEPTH } from './words.ts'

/** What a script runs and which variables it sets. */
export interface Script {
  readonly commands: readonly Command[]
  readonly variables: readonly Variable[]
}

interface Reading {
  readonly commands: Command[]
  readonly variables: Variable[]
  /** Conditions that the present command stands under. */
  readonly conditions: string[]
  readonly values: Map<string, Variable>
  readonly batch: boolean
  depth: number
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
  if (reading.depth > SUBSTITUTION_DEPTH) return
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
  const text = words
    .map(piece => piece.text)
    .join(' ')
    .slice(0, 500)
  if (words.length === 0) return ''
  const isBehindTest =
    (before === '&&' || before === '||') && /^(?:\[|test\b|\(\()/.test(previous) && DECIDES.test(previous)
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
  return text
}

/** Takes `if`, `then`, `!` and the like off a command's front, and keeps account of conditions. */
function dropKeywords(reading: Reading, pieces: readonly Piece[]): Piece[] {
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
  const rest = pieces.slice(at)
  const isCase = rest[0]?.text === 'case'
  if (isCase) reading.conditions.push('')
  if ((isCondition || isCase) && reading.conditions.length > 0) {
    reading.conditions[reading.conditions.length - 1] += ` ${rest
      .map(piece => piece.text)
      .join(' ')
      .slice(0, 300)}`
  }
  return rest
}

const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=([^]*)$/

function toCommand(pieces: readonly Piece[], guarded: boolean, piped: boolean): Command {
  const assignments: Variable[] = []
  const words: Word[] = []
  let target = ''
  let document: Document | null = null
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (piece === undefined) continue
    if (piece.kind === 'document') document = { text: piece.text, line: piece.from, multiline: true }
    else if (piece.kind === 'redirect') {
      const next = pieces[at + 1]
      at += 1
      if (/<<<$/.test(piece.text) && next !== undefined)
        document = { text: next.text, line: next.from, multiline: next.to > next.from }
      else if (/>/.test(piece.text) && !/^2|&$/.test(piece.text)) target = next?.text ?? ''
    } else {
      const found = words.length === 0 ? ASSIGNMENT.exec(piece.text) : null
      if (found === null)
        words.push({ text: piece.text, quoted: piece.quoted, from: piece.from, to: piece.to })
      else assignments.push(assignment(pieces, at, found, guarded))
      if (found !== null && pieces[at + 1]?.text === '(') at = pieces.length
    }
  }
  const [first, ...rest] = words
  const name = (first?.text ?? '').replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
  const from = pieces[0]?.from ?? 1
  const last = pieces.filter(piece => piece.kind !== 'document').at(-1)
  return {
    name,
    words: rest,
    assignments,
    from,
    to: last?.to ?? from,
    also: [],
    guarded,
    target,
    document,
    piped,
  }
}

function assignment(
  pieces: readonly Piece[],
  at: number,
  found: RegExpExecArray,
  guarded: boolean,
): Variable {
  const piece = pieces[at]
  const isArray = pieces[at + 1]?.text === '('
  const items = isArray
    ? pieces
        .slice(at + 2)
        .map(each => each.text)
        .join(' ')
    : (found[2] ?? '')
  const isDynamic = /^\$(?![{(]?\w+[:-])|`/.test(items) && !/^\$\{\w+:?[-=]/.test(items)
  return {
    name: found[1] ?? '',
    value: isDynamic ? null : defaultIn(items),
    from: piece?.from ?? 1,
    to: piece?.to ?? 1,
    guarded,
  }
}

/** `${NAME:-value}` is `value` where nothing else was set. */
function defaultIn(value: string): string {
  return /^\$\{\w+:?[-=]([^}]*)\}$/.exec(value)?.[1] ?? value
}

const SETS = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'set', 'setx', 'setenv'])

/** Keeps what a command sets for those after it: `X=1`, `export X=1`, `set X=1`, fish's `set -gx X 1`. */
function keepVariables(reading: Reading, command: Command): void {
  const found = [...command.assignments]
  if (SETS.has(command.name.toLowerCase())) found.push(...exported(command))
  reading.variables.push(...found)
  const isAlone = command.name === '' || SETS.has(command.name)
  if (isAlone) for (const variable of found) reading.values.set(variable.name, variable)
}

function exported(command: Command): Variable[] {
  const { from, to, guarded } = command
  const plainWords = command.words.filter(word => !/^[-/]/.test(word.text) || word.quoted)
  const found = plainWords.flatMap(word => {
    const match = ASSIGNMENT.exec(word.text)
    return match === null
      ? []
      : [
          {
            name: match[1] ?? '',
            value: /^\$/.test(match[2] ?? '')
              ? /^\$\{\w+:?[-=]/.test(match[2] ?? '')
                ? defaultIn(match[2] ?? '')
                : null
              : (match[2] ?? ''),
            from,
            to,
            guarded,
          },
        ]
  })
  const [name, value] = plainWords
  const isPair =
    found.length === 0 && name !== undefined && value !== undefined && /^set(?:x|env)?$/i.test(command.name)
  return isPair ? [{ name: name.text, value: value.text, from, to, guarded }] : found
}

/** Most words that a command grows to when variables in it are replaced. */
const MOST_WORDS = 5_000

/** Replaces words that are variables whose value the script told before. */
function expand(reading: Reading, command: Command): Command {
  const also: { from: number; to: number }[] = []
  let guarded = command.guarded
  const words = command.words.flatMap(word => {
    const name =
      /^["']?\$\{?([A-Za-z_]\w*)(?:\[[@*]\])?\}?$/.exec(word.text)?.[1] ?? /^%(\w+)%$/.exec(word.text)?.[1]
    const known = name === undefined ? undefined : reading.values.get(name)
    if (known?.value === undefined || known.value === null || known.value === '') return [word]
    also.push({ from: known.from, to: known.to })
    guarded ||= known.guarded
    return known.value
      .split(/\s+/)
      .filter(text => text !== '')
      .map(text => ({ ...word, text }))
  })
  if (also.length === 0 || words.length > MOST_WORDS) return command
  return { ...command, words, also, guarded }
}
