import { tokenAt } from '../lexer/tokens.ts'
import { calleeOf } from './callers.ts'
import { isEcma } from './ecma-maps.ts'
import { endOfExpression, pathEndingAt, splitList } from './expression.ts'
import { type Setting, makeSetting } from './setting.ts'
import { type Range, type Source, isAt, textAt } from './source.ts'

const ASKS =
  /^(?:get|fetch|pop|read|has|contains|find|lookup|check|assert|expect|is|bool|int|str|default|required|optional|print|log)(?:[A-Z_a-z]*)$/

/** Whether a function of that name asks for a value; `stream_context_set_option` does not. */
function asks(name: string): boolean {
  return (ASKS.test(name) && !/_set_|[a-z]Set[A-Z]/.test(name)) || name === 'env' || name === 'config'
}

/** `set(name, value)`, `{name, value}`, `(name, value)`: the name's neighbour is its value. */
export function pairOf(source: Source, at: number): Setting | null {
  const opener = source.parent[at] ?? -1
  const value = valueBeforeKey(source, at)
  if (value !== null) return makeSetting(source, at, 'pair', value, value.from, at + 1)
  // Perl's constants may be called: `setopt(NAME(), v)`.
  const isCalled = source.profile.id === 'perl' && isAt(source, at + 1, '(') && isAt(source, at + 2, ')')
  const comma = isCalled ? at + 3 : at + 1
  if (opener < 0 || !isAt(source, comma, ',')) return powershellParameter(source, at)
  const first = pathEndingAt(source, at).from
  // Names of the global namespace: PHP's `\\NAME`, C++'s `::NAME`.
  const global = isAt(source, first - 1, '\\') || isAt(source, first - 1, '::') ? first - 1 : first
  // C's `(CURLoption)NAME`.
  const isCast = isAt(source, global - 1, ')') && isAt(source, global - 3, '(')
  const start = isCast ? global - 3 : global
  const before = textAt(source, start - 1)
  const isFirst = start - 1 === opener
  const afterComma = before === ',' && isAt(source, opener, '(')
  const isAtom = before === ':' && (start - 2 === opener || isAt(source, start - 2, ','))
  if (!isFirst && !afterComma && !isAtom) return null
  // `get(name, default)` asks; it sets nothing.
  if (isAt(source, opener, '(') && asks(textAt(source, calleeOf(source, opener)))) return null
  if (!isAt(source, opener, '(') && splitList(source, opener).length !== 2) return null
  const next = { from: comma + 1, to: endOfExpression(source, comma + 1) }
  return makeSetting(source, at, 'pair', describedValue(source, opener, next), start, next.to)
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

/** Objective-C's `[d setObject:v forKey:name]`, `[s setProperty:v forKey:name]` and `[D dictionaryWithObjectsAndKeys:v, name, nil]`. */
function valueBeforeKey(source: Source, at: number): Range | null {
  const opener = source.parent[at] ?? -1
  if (source.profile.id !== 'objective-c' || !isAt(source, opener, '[')) return null
  let colon = -1
  let commas: number[] = []
  for (let next = opener + 1; next < Math.min(at, opener + 400); next += 1) {
    const partner = source.pair[next] ?? -1
    if (partner > next) next = partner
    if (isAt(source, next, ',')) commas = [...commas.slice(-3), next]
    if (!/^(?:setObject|setValue|setProperty|\w*WithObjectsAndKeys)$/.test(textAt(source, next))) continue
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
  const next = tokenAt(source.tokens, at + 1)
  if (next === undefined || next.kind === 'newline' || (next.kind === 'word' && next.text.startsWith('-')))
    return null
  return makeSetting(source, at, 'entry', { from: at + 1, to: at + 2 }, at, at + 2)
}
