import { tokenAt } from '../lexer/tokens.ts'
import { bare, splitList } from './expression.ts'
import { type Range, type Source, isAt, kindAt, textAt } from './source.ts'

/** An argument of a call, or an entry of a map or list literal. */
export interface Argument {
  /** Its name, where it is given by name; `null`: by position. */
  readonly name: string | null
  readonly value: Range
  /** `*list`, `**map`, `...map`. */
  readonly spread: boolean
}

/** The arguments between a bracket and its partner. */
export function argumentsIn(source: Source, opener: number): Argument[] {
  return splitList(source, opener).map(range => argumentOf(source, range))
}

const NAMED = new Set(['=', ':', '=>', ':='])

const SPREADS = new Set(['*', '**', '...', '..'])

/** Splits `name = value`, `name: value`, `'name' => value` and the like. */
export function argumentOf(source: Source, range: Range): Argument {
  const first = tokenAt(source.tokens, range.from)
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
    const isSign = (kindAt(source, at + 1) === 'mark' && NAMED.has(sign)) || isPairWord(source, at + 1)
    if (isSign && !isArrow(source, range, at, sign)) {
      const value = typedValue(source, { from: at + 2, to: range.to }, sign)
      const name = nameOf(source, at)
      return name === null ? null : { name, value, spread: false }
    }
    const text = textAt(source, at)
    // What stands in square brackets is a list's own, or a key that is computed.
    const partner = source.pair[at] ?? -1
    if (text === '[' && partner > at) {
      at = partner - 1
      continue
    }
    if (text === '?' || text === '(' || text === '{' || text === '|') return null
    // Two words beside each other are no key, but what a lambda begins with: `lambda a: True`.
    if (
      kindAt(source, at) === 'word' &&
      /^(?:word|number|string)$/.test(kindAt(source, at + 1) ?? '') &&
      !isPairWord(source, at + 1)
    )
      return null
    if (text === 'lambda') return null
  }
  return null
}

/** Kotlin's `"name" to value`, Scala's `"name" -> value`. */
export function isPairWord(source: Source, at: number): boolean {
  if (source.profile.id === 'kotlin') return isAt(source, at, 'to') && kindAt(source, at) === 'word'
  return source.profile.id === 'scala' && isAt(source, at, '->') && kindAt(source, at - 1) === 'string'
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
  const token = tokenAt(source.tokens, at)
  if (token?.kind === 'string') return token.value
  if (token?.kind === 'word') return bare(source, at)
  if (token?.text === ']') return nameOf(source, at - 1)
  if (token?.kind === 'number') return token.text
  return null
}
