import type { Profile } from '../languages/profile.ts'
import { double, joins, plainLiterals, single } from '../languages/profile.ts'
import { lex } from '../lexer/lex.ts'
import type { Token } from '../lexer/token.ts'
import { add, type Collector, type ConfigSetting } from './setting.ts'

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

/** Reads JSON (also JSON5, JSONC, Jsonnet), HCL, or the flow style of YAML. */
export function readNested(
  text: string,
  collector: Collector,
  base: readonly string[] = [],
  firstLine = 1,
  isYaml = false,
): void {
  const { tokens, pair } = lex(text, isYaml ? flow : nested)
  const frames: Frame[] = [{ path: base, isList: false }]
  let at = 0
  while (at < tokens.length) at = step(tokens, pair, at, frames, collector, firstLine - 1)
}

function step(
  tokens: readonly Token[],
  pair: Int32Array,
  at: number,
  frames: Frame[],
  collector: Collector,
  shift: number,
): number {
  const token = tokens[at]
  const frame = frames.at(-1)
  if (token === undefined || frame === undefined) return at + 1
  if (token.kind === 'newline' || token.text === ',' || token.text === ';') return at + 1
  if (token.text === '{' || token.text === '[') {
    const isDeep = frame.path.length >= DEEPEST
    frames.push({
      path: frame.isList && !isDeep ? [...frame.path, '[]'] : frame.path,
      isList: token.text === '[',
    })
    return at + 1
  }
  if (token.text === '}' || token.text === ']') {
    if (frames.length > 1) frames.pop()
    return at + 1
  }
  if (token.kind === 'mark') return at + 1
  const sign = tokens[at + 1]
  if (!frame.isList && sign?.kind === 'mark' && ASSIGNS.has(sign.text))
    return readValue(tokens, at, at + 2, frames, frame, collector, shift)
  if (frame.isList) {
    const end = valueEnd(tokens, pair, at)
    addValue(tokens, at, end, [...frame.path, '[]'], token.line, collector, shift)
    return Math.max(at + 1, end)
  }
  return readBlock(tokens, at, frames, frame)
}

function readValue(
  tokens: readonly Token[],
  key: number,
  at: number,
  frames: Frame[],
  frame: Frame,
  collector: Collector,
  shift: number,
): number {
  const path = [...frame.path.slice(0, DEEPEST), (tokens[key]?.value ?? '').slice(0, 200)]
  const token = tokens[at]
  if (token?.text === '{' || token?.text === '[') {
    frames.push({ path, isList: token.text === '[' })
    return at + 1
  }
  const end = valueEnd(tokens, null, at)
  addValue(tokens, at, end, path, tokens[key]?.line ?? 1, collector, shift)
  return Math.max(at, end)
}

/** Most tokens of one value. */
const LONGEST = 200

function valueEnd(tokens: readonly Token[], pair: Int32Array | null, at: number): number {
  let end = at
  while (end < tokens.length && end < at + LONGEST) {
    const token = tokens[end]
    if (
      token === undefined ||
      token.kind === 'newline' ||
      (token.kind === 'mark' && /^[,;}\]]$/.test(token.text))
    )
      return end
    if (token.kind === 'mark' && /^[{[]$/.test(token.text) && end > at) return end
    end += 1
  }
  return pair === null ? end : end
}

function addValue(
  tokens: readonly Token[],
  from: number,
  to: number,
  path: readonly string[],
  line: number,
  collector: Collector,
  shift: number,
): void {
  const first = tokens[from]
  const last = tokens[to - 1]
  if (first === undefined || last === undefined || to <= from) return
  const isString = to - from === 1 && first.kind === 'string'
  const value = isString
    ? first.value
    : tokens
        .slice(from, to)
        .map(token => token.text)
        .join(tokens[from + 1]?.start === first.end ? '' : ' ')
  const multiline = isString && first.endLine > first.contentLine
  const more: Partial<ConfigSetting> = {
    quoted: isString,
    to: last.endLine + shift,
    textLine: first.contentLine + shift,
    multiline: multiline || first.contentLine > first.line,
  }
  add(collector, path, value, line + shift, more)
}

/** HCL's `resource "type" "name" {`: the words become part of the path. */
function readBlock(tokens: readonly Token[], at: number, frames: Frame[], frame: Frame): number {
  let next = at
  const labels: string[] = []
  while (next < at + 8 && (tokens[next]?.kind === 'word' || tokens[next]?.kind === 'string')) {
    labels.push(tokens[next]?.value ?? '')
    next += 1
  }
  if (tokens[next]?.text !== '{') return at + 1
  frames.push({ path: [...frame.path.slice(0, DEEPEST), ...labels], isList: false })
  return next + 1
}
