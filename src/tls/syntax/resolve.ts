import { argumentsIn, callAt } from './calls.ts'
import { conditional } from './conditional.ts'
import { bare, pathEndingAt, splitList } from './expression.ts'
import { canonicalPath } from './imports.ts'
import { functionIn } from './lambdas.ts'
import { functionNamed } from './named-functions.ts'
import { type Range, type Source, isAt, textAt, textOf, wordAt } from './source.ts'
import { type Context, DEEPEST, type Resolved, type Value, atLevel, deeper, truthOf } from './value.ts'
import { definitionFor } from './variables.ts'

/** How many operators within one another are read. */
const MOST_NESTED = 30

/** What the expression is, constants and variables of the file followed. */
export function resolve(source: Source, range: Range, depth = 0): Resolved {
  const via: Range[] = []
  return { value: evaluate({ source, via, depth, evaluate }, range), via }
}

export function evaluate(context: Context, range: Range): Value {
  const { source } = context
  const { from, to } = trim(source, range)
  if (to <= from) return { kind: 'nothing' }
  if (context.depth > MOST_NESTED) return { kind: 'unknown', text: '' }
  const whole = { from, to }
  if (to - from === 1) return single(context, from)
  const fn = functionIn(source, whole)
  if (fn !== null) return { kind: 'function', fn }
  return (
    conditional(context, whole) ??
    operation(context, whole) ??
    composite(context, whole) ?? { kind: 'unknown', text: textOf(source, whole).slice(0, 300) }
  )
}

/** Takes off brackets around the whole, casts before it, and marks that do not change a value. */
function trim(source: Source, range: Range): Range {
  let { from, to } = range
  for (let steps = 0; steps < 64 && from < to; steps += 1) {
    const partner = source.pair[from] ?? -1
    if (source.tokens[from]?.kind === 'newline') from += 1
    else if (source.tokens[to - 1]?.kind === 'newline') to -= 1
    else if (isAt(source, from, '(') && partner === to - 1 && !isTuple(source, from))
      [from, to] = [from + 1, to - 1]
    else if (isAt(source, from, '(') && partner > from && isCast(source, from, partner, to))
      from = partner + 1
    else if (
      /^(?:&|\\|@|\?|\$|:|::|\.|#)$/.test(textAt(source, from)) &&
      source.tokens[from]?.kind === 'mark' &&
      to - from > 1
    )
      from += 1
    else if (
      /^(?:await|const|new|ref|typeof|return|AddressOf|addressof)$/.test(textAt(source, from)) &&
      source.tokens[from]?.kind === 'word' &&
      to - from > 1 &&
      !isAt(source, from + 1, '.')
    )
      from += 1
    else break
  }
  return { from, to }
}

function isTuple(source: Source, opener: number): boolean {
  return source.profile.id === 'python' && splitList(source, opener).length !== 1
}

/** `(long) 0`, `(id)kCFBooleanFalse`: names in brackets right before a value. */
function isCast(source: Source, from: number, close: number, to: number): boolean {
  const next = source.tokens[close + 1]
  if (next === undefined || close + 1 >= to) return false
  if (next.kind === 'mark' && !/^[(!@]$/.test(next.text)) return false
  for (let at = from + 1; at < close; at += 1)
    if (source.tokens[at]?.kind !== 'word' && !/^(?:\*|\.|::|<|>|&|__bridge)$/.test(textAt(source, at)))
      return false
  return close > from + 1 && close - from < 12
}

function single(context: Context, at: number): Value {
  const { source } = context
  const token = source.tokens[at]
  if (token === undefined) return { kind: 'nothing' }
  if (token.kind === 'string') return { kind: 'string', value: token.value }
  if (token.kind === 'number') return numberOf(token.text)
  if (token.kind === 'word') return named(context, at)
  return { kind: 'unknown', text: token.text }
}

function numberOf(text: string): Value {
  const value = Number(text.replaceAll('_', '').replace(/(?<=\d)[uUlLfFdDnN]{1,3}$/, ''))
  return Number.isNaN(value) ? { kind: 'unknown', text } : { kind: 'number', value }
}

function literalOf(source: Source, text: string): Value | null {
  const { literals, ignoreCase } = source.profile
  const is = (list: readonly string[]) =>
    list.some(each => (ignoreCase ? each.toLowerCase() === text.toLowerCase() : each === text))
  if (is(literals.true)) return { kind: 'boolean', value: true }
  if (is(literals.false)) return { kind: 'boolean', value: false }
  return is(literals.null) ? { kind: 'null' } : null
}

/** A word or path: a literal, a variable or constant of the file, a function of it, or a name from elsewhere. */
function named(context: Context, at: number): Value {
  const { source, via, depth } = context
  const path = pathEndingAt(source, at)
  const literal = literalOf(source, path.text) ?? literalOf(source, textAt(source, at))
  if (literal !== null && path.from === at) return literal
  if (literal !== null && literalOf(source, path.text) !== null) return literal
  const defined = depth < DEEPEST ? definitionFor(source, at, path.text) : null
  if (defined !== null) {
    via.push(...defined.ranges)
    return defined.value({ ...context, depth: depth + 1 })
  }
  const fn = depth < DEEPEST ? functionNamed(source, bare(source, at), at) : null
  if (fn !== null) return { kind: 'function', fn }
  return { kind: 'name', path: canonicalPath(source, path) }
}

function operation(context: Context, { from, to }: Range): Value | null {
  const { source } = context
  const first = wordAt(source, from) || textAt(source, from)
  if (first === '!' || first === 'not' || first === '!!' || first === '-not') {
    const of = context.evaluate(deeper(context), { from: from + 1, to })
    const truth = truthOf(of)
    if (truth === null) return first === '!!' ? of : { kind: 'not', of }
    return { kind: 'boolean', value: first === '!!' ? truth : !truth }
  }
  if (first === '-' && source.tokens[from + 1]?.kind === 'number' && to - from === 2)
    return { kind: 'number', value: -1 }
  const bar = atLevel(source, from, to, '|')
  const joined =
    bar > from
      ? bar
      : ['bor', '-bor', 'Or', '|||', '+'].map(sign => atLevel(source, from, to, sign)).find(at => at > from)
  if (joined === undefined) return null
  if (isAt(source, joined, '+')) return joinedStrings(context, { from, to }, joined)
  const parts = [
    context.evaluate(deeper(context), { from, to: joined }),
    context.evaluate(deeper(context), { from: joined + 1, to }),
  ]
  return { kind: 'flags', parts: parts.flatMap(part => (part.kind === 'flags' ? part.parts : [part])) }
}

function joinedStrings(context: Context, { from, to }: Range, plus: number): Value | null {
  const left = context.evaluate(deeper(context), { from, to: plus })
  const right = context.depth < DEEPEST ? context.evaluate(deeper(context), { from: plus + 1, to }) : null
  if (left.kind !== 'string' || right?.kind !== 'string') return null
  return { kind: 'string', value: left.value + right.value }
}

const CONVERSIONS = new Set([
  'Boolean',
  'bool',
  'Bool',
  'valueOf',
  'boolean',
  'int',
  'Int',
  'CBool',
  'BOOL',
  'bool_',
  'some',
  'Some',
  'Just',
  'Ok',
  'ok',
  'just',
  'literal',
  'toBoolean',
  'parseBoolean',
  'booleanValue',
  'numberWithBool',
  'intval',
  'boolval',
  'Int32',
  'ToBoolean',
  'Pointer',
  'BoolPtr',
  'Ptr',
  'ptr',
  'To',
  'Box',
  'Arc',
  'Value',
  'static_cast',
  'c_int',
])

function composite(context: Context, { from, to }: Range): Value | null {
  const { source, depth } = context
  const opener = isAt(source, from, '%') ? from + 1 : from
  if (source.pair[opener] === to - 1) {
    if (isAt(source, opener, '[')) return bracketed(source, opener)
    if (isAt(source, opener, '{')) return { kind: 'map', entries: argumentsIn(source, opener) }
    if (isAt(source, opener, '(')) return { kind: 'list', items: splitList(source, opener) }
  }
  const last = lastWord(source, from, to)
  if (last < 0) return null
  const path = pathEndingAt(source, last)
  if (path.from > from) return null
  if (path.to === to) return named(context, last)
  const call = callAt(source, last)
  if (call === null || call.to !== to) return suffixed(context, { from, to })
  const only = call.args[0]
  const isConversion = CONVERSIONS.has(call.name) && call.args.length === 1 && only !== undefined
  if (isConversion && depth < DEEPEST) return context.evaluate(deeper(context), only.value)
  if (
    /^(?:array|list|dict|Map|HashMap|Hash|hash|c|mapOf|listOf|table|Dictionary|Object\.freeze|freeze)$/.test(
      call.name,
    ) &&
    call.args.some(each => each.name !== null)
  )
    return { kind: 'map', entries: call.args }
  if (call.name === 'array' && call.args.length === 0) return { kind: 'list', items: [] }
  return { kind: 'call', call }
}

function bracketed(source: Source, opener: number): Value {
  const entries = argumentsIn(source, opener)
  const isMap = entries.some(entry => entry.name !== null || entry.spread)
  return isMap ? { kind: 'map', entries } : { kind: 'list', items: entries.map(entry => entry.value) }
}

/** `"false".toBoolean()`, `false as bool`. */
function suffixed(context: Context, { from, to }: Range): Value | null {
  const isConverted = isAt(context.source, from + 1, 'as') && to - from <= 5 && context.depth < DEEPEST
  return isConverted ? context.evaluate(deeper(context), { from, to: from + 1 }) : null
}

/** The last word of the path or call that the range is: before its last argument brackets. */
function lastWord(source: Source, from: number, to: number): number {
  let at = to - 1
  for (let steps = 0; steps < 4; steps += 1) {
    const partner = source.pair[at] ?? -1
    if (partner >= from && partner < at) at = partner - 1
    else break
  }
  if (textAt(source, at) === '>') while (at > from && textAt(source, at) !== '<') at -= 1
  if (textAt(source, at) === '<') at -= 1
  if (source.tokens[at]?.kind === 'word' || at < from) return at < from ? -1 : at
  return callWordIn(source, from, to)
}

/** Calls without brackets begin with their word. */
function callWordIn(source: Source, from: number, to: number): number {
  if (!source.profile.commandCalls && source.profile.id !== 'lua') return -1
  for (let at = from; at < Math.min(to, from + 12); at += 1) {
    if (source.tokens[at]?.kind === 'word' && callAt(source, at)?.to === to) return at
  }
  return -1
}
