import { calleeOf } from './callers.ts'
import { isPairWord } from './arguments.ts'
import { callAt } from './calls.ts'
import { definitionAt } from './definitions.ts'
import { isEcma, isPattern, shorthandEntry } from './ecma-maps.ts'
import { bare, endOfExpression, pathEndingAt, splitList, statementStart } from './expression.ts'
import { remember } from './remember.ts'
import { type Range, type Source, isAt, textAt } from './source.ts'

/**
 * How a setting is written: `assignment` (`x.verify = v`, `x['verify'] = v`), `entry` (a named argument, or the entry
 * of a map: `verify=v`, `verify: v`, `'verify' => v`), `setter` (`setVerify(v)`, `.verify(v)`, `withVerify(v)`),
 * `pair` (a name and its value side by side: `set('verify', v)`, `curl_setopt(ch, VERIFY, v)`, `{verify, v}`),
 * `default` (a parameter's default value).
 */
export type SettingForm = 'assignment' | 'entry' | 'setter' | 'pair' | 'default'

/** One place where a name is given a value, in whatever way the language writes it. */
export interface Setting extends Range {
  /** Position of the name. */
  readonly at: number
  /** The name as it is written, without signs: `verify_ssl`, `setVerify`. */
  readonly name: string
  /** What the name belongs to: `session` of `session.verify = …`; empty where nothing stands before it. */
  readonly target: string
  readonly value: Range
  readonly form: SettingForm
}

const ASSIGNS = new Set(['=', ':=', '+=', '|=', '||=', '&=', '<-', '??=', '-='])

/** Reads the setting whose name is the token at `at`; `null` when no value is given to it there. */
export function settingAt(source: Source, at: number): Setting | null {
  const kind = source.tokens[at]?.kind
  return kind === 'word' || kind === 'string' ? readSetting(source, at) : null
}

const readSetting = remember(
  (source: Source, at: number) =>
    parallel(source, at) ??
    assigned(source, at) ??
    methodEntry(source, at) ??
    shortEntry(source, at) ??
    setter(source, at) ??
    pairOf(source, at),
)

/** Languages that write `a.x, b.y = 1, 2`. */
const PARALLEL = new Set(['python', 'go', 'ruby', 'lua', 'julia'])

/** Most tokens of an assignment of several names. */
const LONGEST_PARALLEL = 80

/** `a.x, b.y = 1, 2`: the value at the name's own place. */
function parallel(source: Source, at: number): Setting | null {
  if (!PARALLEL.has(source.profile.id) || source.tokens[at]?.kind !== 'word') return null
  const opener = source.parent[at] ?? -1
  if (opener >= 0 && !isAt(source, opener, '{')) return null
  const first = pathEndingAt(source, at).from
  if (!isAt(source, at + 1, ',') && !isAt(source, first - 1, ',')) return null
  const start = statementStart(source, at)
  const names = placesBetween(source, start, at + 1)
  const sign = signBehind(source, at)
  if (sign < 0 || names.includes(-1)) return null
  const values: Range[] = []
  for (let from = sign + 1; values.length <= names.length; from += 1) {
    const to = endOfExpression(source, from)
    values.push({ from, to })
    if (!isAt(source, to, ',')) break
    from = to
  }
  const value = values[names.length]
  return value === undefined ? null : make(source, at, 'assignment', value, first, value.to)
}

/** Commas outside of brackets in a range; -1 among them where something else than names stands there. */
function placesBetween(source: Source, from: number, to: number): number[] {
  const commas: number[] = []
  for (let at = Math.max(from, to - LONGEST_PARALLEL); at < to; at += 1) {
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
    else if (isAt(source, at, ',')) commas.push(at)
    else if (source.tokens[at]?.kind === 'mark' && /^(?:=|:|=>|->|\()$/.test(textAt(source, at))) return [-1]
  }
  return commas
}

/** Position of the `=` behind a list of names; -1: none. */
function signBehind(source: Source, from: number): number {
  for (let at = from + 1; at < from + LONGEST_PARALLEL; at += 1) {
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
    else if (isAt(source, at, '=') || isAt(source, at, ':=')) return at
    else if (source.tokens[at]?.kind !== 'word' && !/^(?:,|\.|\*)$/.test(textAt(source, at))) return -1
  }
  return -1
}

/** JavaScript's `{ name }`. */
function shortEntry(source: Source, at: number): Setting | null {
  const value = shorthandEntry(source, at)
  return value === null ? null : make(source, at, 'entry', value, at, at + 1)
}

/** JavaScript's `{ name(a) {…} }`: the entry's value is the function. */
function methodEntry(source: Source, at: number): Setting | null {
  if (!/^(?:java|type)script$/.test(source.profile.id) || !isAt(source, at + 1, '(')) return null
  if (!isAt(source, source.parent[at] ?? -1, '{') || isAt(source, at - 1, '.')) return null
  const fn = definitionAt(source, at)
  return fn === null || fn.body.from <= at
    ? null
    : make(source, at, 'entry', { from: at, to: fn.to }, at, fn.to)
}

function make(
  source: Source,
  at: number,
  form: SettingForm,
  value: Range,
  from: number,
  to: number,
): Setting {
  const token = source.tokens[at]
  const name = token?.kind === 'string' ? token.value : bare(source, at)
  const path = token?.kind === 'word' ? pathEndingAt(source, at).text : ''
  return {
    at,
    name,
    target: path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '',
    value,
    form,
    from,
    to,
  }
}

function assigned(source: Source, at: number): Setting | null {
  const sign = signAfter(source, at)
  if (sign < 0) return null
  const text = textAt(source, sign)
  const from = source.tokens[at]?.kind === 'word' ? pathEndingAt(source, at).from : at
  if (ASSIGNS.has(text)) {
    const to = endOfExpression(source, sign + 1)
    return make(source, at, formOf(source, at), { from: sign + 1, to }, from, to)
  }
  if (!isKey(source, at, sign)) return null
  const end = endOfExpression(source, sign + 1)
  const equals = text === ':' ? equalsIn(source, sign + 1, end) : -1
  const value = { from: equals < 0 ? sign + 1 : equals + 1, to: end }
  const form = equals < 0 ? keyForm(source, at) : formOf(source, at)
  return make(source, at, form, value, from, end)
}

/** Ruby's `def get(url, verify: false)` has a default where other brackets have an argument. */
function keyForm(source: Source, at: number): SettingForm {
  const opener = source.parent[at] ?? -1
  const isParameter =
    source.profile.id === 'ruby' && isAt(source, opener, '(') && isDefinition(source, opener)
  return isParameter ? 'default' : 'entry'
}

/** Position of the sign that gives the name at `at` its value, past a closing subscript; -1: none. */
function signAfter(source: Source, at: number): number {
  let next = afterCast(source, at)
  const isSubscript =
    (isEcma(source) ? /^\]$/ : /^[\]}]$/).test(textAt(source, next)) &&
    source.tokens[next]?.kind === 'mark' &&
    (source.pair[next] ?? -1) >= at - 6
  if (isSubscript) {
    next += 1
    if (isAt(source, next, ']')) next += 1
  }
  if (isAt(source, next, '?') && isAt(source, next + 1, ':')) next += 1
  if (isPairWord(source, next)) return next
  const token = source.tokens[next]
  if (token?.kind !== 'mark') return -1
  const isSign = ASSIGNS.has(token.text) || token.text === ':' || token.text === '=>'
  return isSign ? next : -1
}

/** Position behind Swift's `name as String`, else behind the name. */
function afterCast(source: Source, at: number): number {
  if (source.profile.id !== 'swift' || !isAt(source, at + 1, 'as')) return at + 1
  return isAt(source, at + 2, '!') || isAt(source, at + 2, '?') ? at + 4 : at + 3
}

/** Whether `name:` or `name =>` is a key, and not a ternary's second half, a label, or a lambda's parameter. */
function isKey(source: Source, at: number, sign: number): boolean {
  const text = textAt(source, sign)
  if (text === 'to' || text === '->') return true
  if (
    source.profile.id === 'objective-c' &&
    source.tokens[at]?.kind === 'word' &&
    isAt(source, source.parent[at] ?? -1, '[')
  )
    return false
  if (text === '=>') {
    const isLambda = ['javascript', 'typescript', 'csharp', 'dart'].includes(source.profile.id)
    return !isLambda && !(source.profile.id === 'scala' && source.tokens[at]?.kind === 'word')
  }
  const before = textAt(source, at - 1)
  if (before === '?' || before === 'case' || before === '::') return false
  if (source.tokens[at]?.kind === 'string' || source.parent[at] !== -1) return !isTernary(source, at)
  return [
    'ruby',
    'groovy',
    'elixir',
    'python',
    'kotlin',
    'swift',
    'rust',
    'typescript',
    'fsharp',
    'scala',
    'dart',
    'javascript',
    'crystal',
    'julia',
    'objective-c',
  ].includes(source.profile.id)
}

function isTernary(source: Source, at: number): boolean {
  for (let back = at - 1; back > Math.max(0, at - 30); back -= 1) {
    const token = source.tokens[back]
    if (token === undefined || token.kind === 'newline' || /^[,;({[]$/.test(token.text)) return false
    const partner = source.pair[back] ?? -1
    if (partner >= 0 && partner < back) back = partner
    if (token.kind === 'mark' && token.text === '?') return true
  }
  return false
}

function equalsIn(source: Source, from: number, to: number): number {
  for (let at = from; at < Math.min(to, from + 24); at += 1) {
    if (isAt(source, at, '=')) return at
    if (/^(?:\?|=>|->|\{)$/.test(textAt(source, at))) return -1
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return -1
}

const DEFINES = new Set([
  'def',
  'fun',
  'func',
  'fn',
  'function',
  'sub',
  'lambda',
  'constructor',
  'init',
  'defp',
  'override',
])

/** `name = value` between brackets is an argument; in a definition it is a parameter's default. */
function formOf(source: Source, at: number): SettingForm {
  const opener = source.parent[at] ?? -1
  if (isAt(source, opener, '(')) return isDefinition(source, opener) ? 'default' : 'entry'
  if (isEcma(source) && isAt(source, opener, '{')) return isPattern(source, opener) ? 'default' : 'assignment'
  const isMap = isAt(source, opener, '{') && isAt(source, at - 1, ',')
  if (isMap || isAt(source, opener, '[')) return 'entry'
  return 'assignment'
}

/** Whether the bracket at `opener` holds the parameters of a definition. */
function isDefinition(source: Source, opener: number): boolean {
  for (let at = opener - 1; at >= Math.max(0, opener - 3); at -= 1) {
    if (source.tokens[at]?.kind === 'newline') return false
    if (DEFINES.has(textAt(source, at))) return true
  }
  const close = source.pair[opener] ?? -1
  return close > 0 && isAt(source, close + 1, '=>') && !isAt(source, opener - 1, '@')
}

function setter(source: Source, at: number): Setting | null {
  if (source.tokens[at]?.kind !== 'word') return null
  const call = callAt(source, at)
  const only = call?.args[0]
  if (call === null || only === undefined || isDefinitionName(source, at)) return null
  if (call.args.length > 2 || only.spread) return null
  return { ...make(source, at, 'setter', only.value, call.from, call.to) }
}

function isDefinitionName(source: Source, at: number): boolean {
  return DEFINES.has(textAt(source, at - 1))
}

const ASKS =
  /^(?:get|fetch|pop|read|has|contains|find|lookup|check|assert|expect|is|bool|int|str|default|required|optional|print|log)(?:[A-Z_a-z]*)$/

/** Whether a function of that name asks for a value; `stream_context_set_option` does not. */
function asks(name: string): boolean {
  return (ASKS.test(name) && !/_set_|[a-z]Set[A-Z]/.test(name)) || name === 'env' || name === 'config'
}

/** `set(name, value)`, `{name, value}`, `(name, value)`: the name's neighbour is its value. */
function pairOf(source: Source, at: number): Setting | null {
  const opener = source.parent[at] ?? -1
  const value = valueBeforeKey(source, at)
  if (value !== null) return make(source, at, 'pair', value, value.from, at + 1)
  // Perl's constants may be called: `setopt(NAME(), v)`.
  const isCalled = source.profile.id === 'perl' && isAt(source, at + 1, '(') && isAt(source, at + 2, ')')
  const comma = isCalled ? at + 3 : at + 1
  if (opener < 0 || !isAt(source, comma, ',')) return powershellParameter(source, at)
  const first = pathEndingAt(source, at).from
  // PHP's names of the global namespace: `\\NAME`.
  const start = isAt(source, first - 1, '\\') ? first - 1 : first
  const before = textAt(source, start - 1)
  const isFirst = start - 1 === opener
  const afterComma = before === ',' && isAt(source, opener, '(')
  const isAtom = before === ':' && (start - 2 === opener || isAt(source, start - 2, ','))
  if (!isFirst && !afterComma && !isAtom) return null
  // `get(name, default)` asks; it sets nothing.
  if (isAt(source, opener, '(') && asks(textAt(source, calleeOf(source, opener)))) return null
  if (!isAt(source, opener, '(') && splitList(source, opener).length !== 2) return null
  const next = { from: comma + 1, to: endOfExpression(source, comma + 1) }
  return make(source, at, 'pair', describedValue(source, opener, next), start, next.to)
}

/** What `Object.defineProperty(o, 'name', { value: v })` gives: `v`, or the function of `get`. */
function describedValue(source: Source, opener: number, descriptor: Range): Range {
  if (!isEcma(source) || textAt(source, opener - 1) !== 'defineProperty') return descriptor
  if (!isAt(source, descriptor.from, '{')) return descriptor
  const parts = splitList(source, descriptor.from)
  const given = parts.find(({ from }) => /^["']?(?:value|get)["']?$/.test(textAt(source, from)))
  if (given === undefined) return descriptor
  return { from: isAt(source, given.from + 1, ':') ? given.from + 2 : given.from, to: given.to }
}

/** Objective-C's `[d setObject:v forKey:name]` and `[D dictionaryWithObjectsAndKeys:v, name, nil]`. */
function valueBeforeKey(source: Source, at: number): Range | null {
  const opener = source.parent[at] ?? -1
  if (source.profile.id !== 'objective-c' || !isAt(source, opener, '[')) return null
  let colon = -1
  let commas: number[] = []
  for (let next = opener + 1; next < Math.min(at, opener + 400); next += 1) {
    const partner = source.pair[next] ?? -1
    if (partner > next) next = partner
    if (isAt(source, next, ',')) commas = [...commas.slice(-3), next]
    if (!/^(?:setObject|setValue|\w*WithObjectsAndKeys)$/.test(textAt(source, next))) continue
    if (isAt(source, next + 1, ':')) colon = next + 1
  }
  if (colon < 0) return null
  if (!textAt(source, colon - 1).startsWith('set')) return listedBefore(source, at, colon, commas)
  for (let back = at - 1; back > colon; back -= 1)
    if (isAt(source, back, ':') && /^for(?:Key|KeyedSubscript)$/.test(textAt(source, back - 1)))
      return { from: colon + 1, to: back - 1 }
  return null
}

/** The value that stands before its key in a list. */
function listedBefore(source: Source, at: number, colon: number, commas: readonly number[]): Range | null {
  const comma = commas.at(-1)
  const isKeyNext = isAt(source, at + 1, ',') || isAt(source, at + 1, ']')
  if (comma === undefined || !isKeyNext) return null
  return { from: (commas.at(-2) ?? colon) + 1, to: comma }
}

/** PowerShell's `-Name value` and `-Name:$value`. */
function powershellParameter(source: Source, at: number): Setting | null {
  const text = textAt(source, at)
  if (source.profile.id !== 'powershell' || !text.startsWith('-')) return null
  const next = source.tokens[at + 1]
  if (next === undefined || next.kind === 'newline' || (next.kind === 'word' && next.text.startsWith('-')))
    return null
  return make(source, at, 'entry', { from: at + 1, to: at + 2 }, at, at + 2)
}
