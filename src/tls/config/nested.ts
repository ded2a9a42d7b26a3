import type { Profile } from '../languages/profile.ts'
import { double, joins, plainLiterals, single } from '../languages/profile.ts'
import { lex } from '../lexer/lex.ts'
import {
  contentLineOf,
  endLineOf,
  kindOf,
  lineOf,
  textOfToken,
  type Tokens,
  valueOf,
} from '../lexer/tokens.ts'
import { add, type Collector } from './setting.ts'

/** JSON with what people add to it, HCL, and the flow style of YAML: keys, brackets and values. */
const nested: Profile = {
  id: 'nested',
  title: 'Configuration',
  extensions: [],
  lineComments: ['#', '//'],
  blockComments: [['/*', '*/']],
  strings: [
    { open: '"""', close: '"""', multiline: true },
    { ...double, interpolation: '${' },
    single,
    { open: '|||', close: '|||', escape: 'none', multiline: true },
  ],
  special: ['bash-heredoc'],
  word: /[A-Za-z_$@.*\u0080-\uffff][\w$@.*/+\u0080-\uffff-]*/y,
  newlines: true,
  blocks: 'braces',
  joins: joins(),
  literals: plainLiterals,
}

/** In YAML two slashes begin no comment: `{ url: https://host, verify: no }`. */
const flow: Profile = { ...nested, id: 'flow', lineComments: ['#'], blockComments: [] }

/** Longest path that is kept; what lies deeper counts to its last block. */
const DEEPEST = 60
const ASSIGNS = new Set([':', '=', '=>', '::', '+:', ':='])

interface Frame {
  readonly path: readonly string[]
  readonly isList: boolean
}

interface Reading {
  readonly tokens: Tokens
  readonly frames: Frame[]
  readonly collector: Collector
  /** What is added to a line of the text. */
  readonly shift: number
}

/** Reads JSON (also JSON5, JSONC, Jsonnet), HCL, or the flow style of YAML. */
export function readNested(
  text: string,
  collector: Collector,
  base: readonly string[] = [],
  firstLine = 1,
  isYaml = false,
): void {
  const { tokens } = lex(text, isYaml ? flow : nested)
  const reading = { tokens, frames: [{ path: base, isList: false }], collector, shift: firstLine - 1 }
  let at = 0
  while (at < tokens.length) at = step(reading, at)
}

/** Reads what begins at a token; gives the position of what follows it. */
function step(reading: Reading, at: number): number {
  const { tokens, frames } = reading
  const frame = frames.at(-1)
  const kind = kindOf(tokens, at)
  if (frame === undefined || kind === 'newline') return at + 1
  if (kind === 'mark') {
    const mark = valueOf(tokens, at)
    if (mark === '{' || mark === '[') {
      const isDeep = frame.path.length >= DEEPEST
      frames.push({
        path: frame.isList && !isDeep ? within(frame, '[]') : frame.path,
        isList: mark === '[',
      })
    }
    if ((mark === '}' || mark === ']') && frames.length > 1) frames.pop()
    return at + 1
  }
  if (!frame.isList && kindOf(tokens, at + 1) === 'mark' && ASSIGNS.has(valueOf(tokens, at + 1)))
    return readValue(reading, at, at + 2, frame)
  if (!frame.isList) return readBlock(reading, at, frame)
  const end = valueEnd(tokens, at)
  addValue(reading, at, end, frame.path.concat('[]'), at)
  return Math.max(at + 1, end)
}

function readValue(reading: Reading, key: number, at: number, frame: Frame): number {
  const { tokens, frames } = reading
  const path = within(frame, valueOf(tokens, key).slice(0, 200))
  if (isMark(tokens, at, '{') || isMark(tokens, at, '[')) {
    frames.push({ path, isList: isMark(tokens, at, '[') })
    return at + 1
  }
  const end = valueEnd(tokens, at)
  addValue(reading, at, end, path, key)
  return Math.max(at, end)
}

/** The path of what stands in a block; `concat` makes arrays of their exact length, of which there are many. */
function within({ path }: Frame, ...keys: readonly string[]): readonly string[] {
  return (path.length > DEEPEST ? path.slice(0, DEEPEST) : path).concat(keys)
}

function isMark(tokens: Tokens, at: number, mark: string): boolean {
  return kindOf(tokens, at) === 'mark' && valueOf(tokens, at) === mark
}

/** Most tokens of one value. */
const LONGEST = 200

const ENDS = new Set([',', ';', '}', ']'])

function valueEnd(tokens: Tokens, at: number): number {
  let end = at
  while (end < tokens.length && end < at + LONGEST) {
    const kind = kindOf(tokens, end)
    if (kind === 'newline') return end
    if (kind === 'mark') {
      const mark = valueOf(tokens, end)
      if (ENDS.has(mark) || (end > at && (mark === '{' || mark === '['))) return end
    }
    end += 1
  }
  return end
}

/** Adds the value of the tokens from one to before another, on the line of the key. */
function addValue(
  { tokens, collector, shift }: Reading,
  from: number,
  to: number,
  path: readonly string[],
  key: number,
): void {
  if (to <= from) return
  const contentLine = contentLineOf(tokens, from)
  const endLine = endLineOf(tokens, to - 1)
  const isString = to - from === 1 && kindOf(tokens, from) === 'string'
  const value = to - from === 1 ? valueOf(tokens, from) : joined(tokens, from, to)
  add(collector, path, value, lineOf(tokens, key) + shift, {
    quoted: isString,
    to: endLine + shift,
    textLine: contentLine + shift,
    multiline: (isString && endLine > contentLine) || contentLine > lineOf(tokens, from),
  })
}

/** The texts of several tokens, with blanks between them where one stands behind the first. */
function joined(tokens: Tokens, from: number, to: number): string {
  const texts = Array.from({ length: to - from }, (_, offset) => textOfToken(tokens, from + offset))
  return texts.join(tokens.starts[from + 1] === tokens.ends[from] ? '' : ' ')
}

/** HCL's `resource "type" "name" {`: the words become part of the path. */
function readBlock({ tokens, frames }: Reading, at: number, frame: Frame): number {
  let next = at
  const labels: string[] = []
  while (next < at + 8 && (kindOf(tokens, next) === 'word' || kindOf(tokens, next) === 'string')) {
    labels.push(valueOf(tokens, next))
    next += 1
  }
  if (!isMark(tokens, next, '{')) return at + 1
  frames.push({ path: within(frame, ...labels), isList: false })
  return next + 1
}
