import { canonicalPath } from './imports.ts'
import { bare, calleeBefore, endOfExpression, openerAfter, pathEndingAt, splitList } from './expression.ts'
import { isAt, type Range, type Source, textAt, wordAt } from './source.ts'

/** An argument of a call, or an entry of a map or list literal. */
export interface Argument {
  /** Its name, where it is given by name; `null`: by position. */
  readonly name: string | null
  readonly value: Range
  /** `*list`, `**map`, `...map`. */
  readonly spread: boolean
}

/** A call, however it is written; a struct or message literal counts as one. */
export interface Call extends Range {
  /** Position of the callee's last word. */
  readonly at: number
  /** The callee's last part: `get` of `requests.get`; of an alias, what it stands for. */
  readonly name: string
  /** The whole callee with dots between its parts, aliases of imports and plain variables replaced. */
  readonly path: string
  readonly args: readonly Argument[]
}

/** Where the callee's path begins, `new` not included. */
export function calleeStart(source: Source, at: number): number {
  return pathEndingAt(source, at).from
}

/** Reads the call whose callee's last word is at `at`; `null` when no call is written there. */
export function callAt(source: Source, at: number): Call | null {
  if (source.tokens[at]?.kind !== 'word') return null
  return (
    bracketCall(source, at) ?? messageAt(source, at) ?? structAt(source, at) ?? bracketlessCall(source, at)
  )
}

function makeCall(source: Source, at: number, to: number, args: readonly Argument[]): Call {
  const path = pathEndingAt(source, at)
  const canonical = canonicalPath(source, path)
  return {
    from: path.from,
    to,
    at,
    name: canonical.slice(canonical.lastIndexOf('.') + 1),
    path: canonical,
    args,
  }
}

function bracketCall(source: Source, at: number): Call | null {
  const opener = openerAfter(source, at)
  if (opener < 0) return null
  const close = source.pair[opener] ?? -1
  const args = argumentsIn(source, opener)
  const end = close < 0 ? source.tokens.length : close + 1
  const block = trailingBlock(source, end)
  if (block === null) return makeCall(source, at, end, args)
  return makeCall(source, at, block.to, [...args, { name: null, value: block, spread: false }])
}

const TRAILING = new Set(['kotlin', 'swift', 'groovy', 'ruby', 'scala'])

/** `f(x) { … }`, `f(x) do … end`: a block that is passed as the last argument. */
function trailingBlock(source: Source, at: number): Range | null {
  if (!TRAILING.has(source.profile.id)) return null
  const isBlock = isAt(source, at, '{') || (source.profile.id === 'ruby' && isAt(source, at, 'do'))
  const close = source.pair[at] ?? -1
  return isBlock && close > at && !isHeader(source, at) ? { from: at, to: close + 1 } : null
}

const HEADERS = new Set([
  'if',
  'while',
  'for',
  'switch',
  'when',
  'catch',
  'fun',
  'func',
  'def',
  'class',
  'guard',
  'object',
  'constructor',
  'init',
  'synchronized',
  'else',
  'match',
])

function isHeader(source: Source, brace: number): boolean {
  for (let at = brace - 1; at > Math.max(0, brace - 40); at -= 1) {
    const token = source.tokens[at]
    if (token === undefined || token.kind === 'newline' || /^[;{}=]$/.test(token.text)) return false
    const partner = source.pair[at] ?? -1
    if (partner >= 0 && partner < at) at = partner
    else if (HEADERS.has(token.text)) return true
  }
  return false
}

/** The arguments between a bracket and its partner. */
export function argumentsIn(source: Source, opener: number): Argument[] {
  return splitList(source, opener).map(range => argumentOf(source, range))
}

const NAMED = new Set(['=', ':', '=>', ':='])
const SPREADS = new Set(['*', '**', '...', '..'])

/** Splits `name = value`, `name: value`, `'name' => value` and the like. */
export function argumentOf(source: Source, range: Range): Argument {
  const first = source.tokens[range.from]
  if (first?.kind === 'mark' && SPREADS.has(first.text)) {
    const second = textAt(source, range.from + 1) === '*' ? 2 : 1
    return { name: null, value: { from: range.from + second, to: range.to }, spread: true }
  }
  const named = namedAt(source, range)
  if (named !== null) return named
  return { name: null, value: range, spread: false }
}

function namedAt(source: Source, range: Range): Argument | null {
  const limit = Math.min(range.to - 1, range.from + 12)
  for (let at = range.from; at < limit; at += 1) {
    const sign = textAt(source, at + 1)
    const isSign = (source.tokens[at + 1]?.kind === 'mark' && NAMED.has(sign)) || isPairWord(source, at + 1)
    if (isSign && !isArrow(source, range, at, sign)) {
      const value = typedValue(source, { from: at + 2, to: range.to }, sign)
      const name = nameOf(source, at)
      return name === null ? null : { name, value, spread: false }
    }
    const text = textAt(source, at)
    if (text === '?' || text === '(' || text === '{' || text === '|') return null
    // Two words beside each other are no key, but what a lambda begins with: `lambda a: True`.
    if (
      source.tokens[at]?.kind === 'word' &&
      /^(?:word|number|string)$/.test(source.tokens[at + 1]?.kind ?? '') &&
      !isPairWord(source, at + 1)
    )
      return null
    if (text === 'lambda') return null
  }
  return null
}

/** Kotlin's `"name" to value`, Scala's `"name" -> value`. */
export function isPairWord(source: Source, at: number): boolean {
  if (source.profile.id === 'kotlin') return isAt(source, at, 'to') && source.tokens[at]?.kind === 'word'
  return source.profile.id === 'scala' && isAt(source, at, '->') && source.tokens[at - 1]?.kind === 'string'
}

/** `x => …` is a lambda where maps are written with `:`. */
function isArrow(source: Source, range: Range, at: number, sign: string): boolean {
  if (sign !== '=>') return false
  const arrowLambdas = ['javascript', 'typescript', 'csharp', 'scala', 'dart'].includes(source.profile.id)
  return arrowLambdas || (at === range.from && textAt(source, at) === ')')
}

/** In `name: Type = value` the value stands after the equals sign. */
function typedValue(source: Source, range: Range, sign: string): Range {
  if (sign !== ':') return range
  for (let at = range.from; at < Math.min(range.to, range.from + 20); at += 1) {
    if (isAt(source, at, '=')) return { from: at + 1, to: range.to }
    if ((source.pair[at] ?? -1) > at) at = source.pair[at] ?? at
    if (/^(?:\?|=>|->)$/.test(textAt(source, at))) return range
  }
  return range
}

/** The name that a key is: a word, a string, `[computed]`, or the last part of a path. */
function nameOf(source: Source, at: number): string | null {
  const token = source.tokens[at]
  if (token?.kind === 'string') return token.value
  if (token?.kind === 'word') return bare(source, at)
  if (token?.text === ']') return nameOf(source, at - 1)
  if (token?.kind === 'number') return token.text
  return null
}

/** Objective-C's `[receiver name:value other:value]`. */
function messageAt(source: Source, at: number): Call | null {
  if (source.profile.id !== 'objective-c') return null
  const opener = source.parent[at] ?? -1
  const close = source.pair[opener] ?? -1
  if (!isAt(source, opener, '[') || close < 0) return null
  const isSelector = isAt(source, at + 1, ':') || (at + 1 === close && at - 1 > opener)
  if (!isSelector || isAt(source, at - 1, '?')) return null
  const args: Argument[] = []
  let start = -1
  for (let next = at; next < close; next += 1) {
    const partner = source.pair[next] ?? -1
    if (partner > next) next = partner
    const isPart =
      source.tokens[next]?.kind === 'word' && isAt(source, next + 1, ':') && source.parent[next] === opener
    if (!isPart) continue
    const last = args.at(-1)
    if (last !== undefined) args[args.length - 1] = { ...last, value: { from: start, to: next } }
    start = next + 2
    args.push({ name: bare(source, next), value: { from: start, to: close }, spread: false })
  }
  const receiver = bare(source, opener + 1)
  const name = bare(source, at)
  return { from: opener, to: close + 1, at, name, path: `${receiver}.${name}`, args }
}

/** `tls.Config{…}` (Go), `Config { … }` (Rust), `new Config { … }` (C#). */
function structAt(source: Source, at: number): Call | null {
  const isStruct = isAt(source, at + 1, '{') && (source.pair[at + 1] ?? -1) > at
  if (!isStruct) return luaCall(source, at)
  const start = pathEndingAt(source, at).from
  const isNew = isAt(source, start - 1, 'new')
  const isBlockCall = TRAILING.has(source.profile.id)
  const close = source.pair[at + 1] ?? at
  if (isBlockCall && !isHeader(source, at + 1)) {
    const block = { from: at + 1, to: close + 1 }
    return makeCall(source, at, close + 1, [{ name: null, value: block, spread: false }])
  }
  if (!source.profile.structLiterals && !isNew && source.profile.id !== 'lua') return null
  return makeCall(source, at, close + 1, argumentsIn(source, at + 1))
}

/** Lua's `f"x"` and `f{…}`. */
function luaCall(source: Source, at: number): Call | null {
  if (source.profile.id !== 'lua' || source.tokens[at + 1]?.kind !== 'string') return null
  return makeCall(source, at, at + 2, [{ name: null, value: { from: at + 1, to: at + 2 }, spread: false }])
}

const NOT_CALLED = new Set([
  'if',
  'unless',
  'while',
  'return',
  'end',
  'else',
  'not',
  'and',
  'or',
  'in',
  'do',
  'then',
  'def',
  'class',
  'module',
  'import',
  'case',
  'when',
  'elsif',
  'my',
  'our',
  'local',
  'use',
  'yield',
  'new',
  'function',
  'param',
])

/** `get url, verify: false`: the arguments end with the statement. */
function bracketlessCall(source: Source, at: number): Call | null {
  if (!source.profile.commandCalls || NOT_CALLED.has(wordAt(source, at))) return null
  const next = source.tokens[at + 1]
  const here = source.tokens[at]
  if (next === undefined || here === undefined || next.start === here.end || next.line !== here.line)
    return null
  const begins =
    next.kind === 'word'
      ? !NOT_CALLED.has(next.text)
      : next.kind === 'string' || next.kind === 'number' || /^(?:[:{[]|->|&|\*\*)$/.test(next.text)
  if (!begins || (next.text === '{' && calleeBefore(source, at + 1) === at)) return null
  const args: Argument[] = []
  let from = at + 1
  while (args.length < 100) {
    const to = endOfExpression(source, from)
    if (to <= from) break
    args.push(argumentOf(source, { from, to }))
    if (!isAt(source, to, ',')) {
      from = to
      break
    }
    from = to + 1
  }
  const block = trailingBlock(source, from)
  if (block !== null) args.push({ name: null, value: block, spread: false })
  return makeCall(source, at, block?.to ?? from, args)
}
