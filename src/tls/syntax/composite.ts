import { argumentsIn } from './arguments.ts'
import { callAt, type Call } from './calls.ts'
import { pathEndingAt, splitList } from './expression.ts'
import { named } from './names.ts'
import { type Range, type Source, isAt, kindAt, textAt, textOf } from './source.ts'
import { type Context, DEEPEST, type Value, deeper } from './value.ts'

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
  'numberWithInt',
  'numberWithInteger',
  'NSNumber',
  'CFBoolean',
  'intval',
  'boolval',
  'String',
  'Number',
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

/** A list, map, path or call that is the whole of a range. */
export function composite(context: Context, { from, to }: Range): Value | null {
  const { source } = context
  const opener = isAt(source, from, '%') ? from + 1 : from
  if (source.pair[opener] === to - 1) {
    const message = messageIn(source, opener)
    if (message !== null) return calledValue(context, { from, to }, message)
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
  return calledValue(context, { from, to }, call)
}

/** Objective-C's `[receiver name:value]`; not `@[…]`. */
function messageIn(source: Source, opener: number): Call | null {
  if (source.profile.id !== 'objective-c' || !isAt(source, opener, '[') || isAt(source, opener - 1, '@'))
    return null
  const close = source.pair[opener] ?? -1
  let selector = close - 1
  for (let at = opener + 2; at < Math.min(close, opener + 60); at += 1) {
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
    if (kindAt(source, at) === 'word' && isAt(source, at + 1, ':')) {
      selector = at
      break
    }
  }
  const call = callAt(source, selector)
  return call?.from === opener ? call : null
}

/** What a call gives back, as far as its name tells. */
function calledValue(context: Context, { from, to }: Range, call: Call): Value {
  const { source, depth } = context
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
  const fallback = ASKS.test(call.name) && call.args.length >= 2 ? call.args.at(-1) : undefined
  // The fields of a `Config{…}` are no defaults.
  const isDefault = fallback?.name === null || fallback?.name === 'default'
  if (fallback !== undefined && isDefault && depth < DEEPEST) {
    // What is asked for decides; its default is what holds until somebody sets it.
    return {
      kind: 'choice',
      options: [context.evaluate(deeper(context), fallback.value)],
      condition: textOf(source, { from, to }).slice(0, 300),
    }
  }
  return { kind: 'call', call }
}

/** Calls that ask for a value and name a default: `os.environ.get("VERIFY", False)`. */
const ASKS =
  /^(?:get|getenv|fetch|pop|getattr|setdefault|getProperty|get_?(?:bool|boolean|or_?default|value|env|option|opt|setting)\w*|env|option|config|dig|value_or|unwrap_or|orElse|getOrElse)$/i

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
  if (kindAt(source, at) === 'word' || at < from) return at < from ? -1 : at
  return callWordIn(source, from, to)
}

/** Calls without brackets begin with their word. */
function callWordIn(source: Source, from: number, to: number): number {
  if (!source.profile.commandCalls && source.profile.id !== 'lua') return -1
  for (let at = from; at < Math.min(to, from + 12); at += 1) {
    if (kindAt(source, at) === 'word' && callAt(source, at)?.to === to) return at
  }
  return -1
}
