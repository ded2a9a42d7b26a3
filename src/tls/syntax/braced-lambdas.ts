import { bare } from './expression.ts'
import { type Fn, block, braceAfterParams, lambda, namesIn, paramsIn, wordBlock } from './function-parts.ts'
import { type Source, isAt, kindAt, textAt, wordAt } from './source.ts'

/** JavaScript's `name(a, b) {…}` in an object. */
export function shorthand(source: Source, start: number, to: number): Fn | null {
  if (!/^(?:java|type)script$/.test(source.profile.id) || !isAt(source, start + 1, '(')) return null
  const close = source.pair[start + 1] ?? -1
  const brace = close < 0 ? null : braceAfterParams(source, close)
  const end = brace?.isBlock ? (source.pair[brace.at] ?? -1) : -1
  if (brace === null || end < 0 || end >= to) return null
  const body = { from: brace.at + 1, to: end }
  return {
    name: bare(source, start),
    from: start,
    to,
    params: paramsIn(source, start + 1),
    body,
    isExpression: false,
  }
}

/** A lambda whose braces come first, or behind a word: Kotlin, Swift, Groovy, PowerShell, `function(…) {…}`, `func(…) T {…}`. */
export function bracedLambda(source: Source, start: number, to: number): Fn | null {
  if (isAt(source, start, '{')) return braceFirst(source, start)
  const word = wordAt(source, start)
  if (source.profile.id === 'perl' && word === 'sub') return wordBlock(source, start, start + 1)
  if (word === 'delegate' || word === 'function' || word === 'func' || word === 'fn' || word === 'fun')
    return wordFunction(source, start, to)
  if (isAt(source, start, '[') && source.profile.id === 'cpp') return cppLambda(source, start, to)
  if (isAt(source, start, '^')) return wordFunction(source, start, to)
  return null
}

const BRACE_LAMBDAS = new Set(['kotlin', 'swift', 'groovy', 'powershell', 'scala'])

function braceFirst(source: Source, start: number): Fn | null {
  const close = source.pair[start] ?? -1
  if (close < 0 || !BRACE_LAMBDAS.has(source.profile.id)) return null
  const sign = source.profile.id === 'swift' ? 'in' : source.profile.id === 'scala' ? '=>' : '->'
  if (source.profile.id === 'powershell') return powershellBlock(source, start, close)
  for (let at = start + 1; at < Math.min(close, start + 60); at += 1) {
    if (isAt(source, at, sign))
      return block(start, { from: at + 1, to: close }, namesIn(source, { from: start + 1, to: at }))
    if (kindAt(source, at) === 'newline' || isAt(source, at, ';') || isAt(source, at, '{')) break
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return block(start, { from: start + 1, to: close }, [])
}

/** `{ param($a, $b) … }`. */
function powershellBlock(source: Source, start: number, close: number): Fn {
  let from = start + 1
  while (kindAt(source, from) === 'newline') from += 1
  const hasParams =
    wordAt(source, from) === 'param' && isAt(source, from + 1, '(') && (source.pair[from + 1] ?? -1) > 0
  const params = hasParams ? paramsIn(source, from + 1) : []
  const body = { from: hasParams ? (source.pair[from + 1] ?? from) + 1 : start + 1, to: close }
  return { name: '', from: start, to: close + 1, params, body, isExpression: false }
}

/** `function name(a, b) use ($c): T {…}`, `func(a T) error {…}`, `fn($a) => true`, `delegate {…}`, `^BOOL(…) {…}`. */
function wordFunction(source: Source, start: number, to: number): Fn | null {
  let params: readonly string[] = []
  for (let at = start + 1; at < Math.min(to, start + 60); at += 1) {
    const text = textAt(source, at)
    const partner = source.pair[at] ?? -1
    if (text === '=>' || text === '=') return lambda(source, start, to, params, { from: at + 1, to })
    if (
      text === '{' &&
      partner > at &&
      !isAt(source, at - 1, 'interface') &&
      !isAt(source, at - 1, 'struct')
    ) {
      return block(start, { from: at + 1, to: partner }, params)
    }
    if (partner < at) continue
    if (text === '(' && params.length === 0) params = paramsIn(source, at)
    at = partner
  }
  return null
}

function cppLambda(source: Source, start: number, to: number): Fn | null {
  const close = source.pair[start] ?? -1
  if (close < 0) return null
  for (let at = close + 1; at < Math.min(to, close + 40); at += 1) {
    const partner = source.pair[at] ?? -1
    if (isAt(source, at, '{') && partner > at) {
      const params = isAt(source, close + 1, '(') ? paramsIn(source, close + 1) : []
      return block(start, { from: at + 1, to: partner }, params)
    }
    if (partner > at) at = partner
  }
  return null
}

/** Where `a->b` is a member of `a`. */
const MEMBERS = new Set(['php', 'perl', 'c', 'cpp', 'objective-c'])

/** `(a, b) => …`, `a -> …`, `(a: T): R => …`, `_ => …`. */
export function arrowLambda(source: Source, start: number, to: number): Fn | null {
  const isList = isAt(source, start, '(')
  const close = isList ? (source.pair[start] ?? -1) : start
  if (close < 0 || (!isList && kindAt(source, start) !== 'word')) return null
  const params = isList ? paramsIn(source, start) : [bare(source, start)]
  for (let at = close + 1; at < Math.min(to, close + 16); at += 1) {
    if (isAt(source, at, '=>') || (isAt(source, at, '->') && !MEMBERS.has(source.profile.id)))
      return lambda(source, start, to, params, { from: at + 1, to })
    const isType =
      at > close + 1 || isAt(source, at, ':') || (source.profile.id === 'dart' && isAt(source, at, '{'))
    if (!isType) return null
    if (isAt(source, at, '{')) break
  }
  const isDartBlock = source.profile.id === 'dart' && isList && isAt(source, close + 1, '{')
  return isDartBlock ? lambda(source, start, to, params, { from: close + 1, to }) : null
}
