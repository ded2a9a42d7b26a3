import { tokenAt } from '../lexer/tokens.ts'
import { bare, splitList } from './expression.ts'
import { type Range, type Source, isAt, kindAt, textAt } from './source.ts'

/** A function, method, lambda or block, wherever it is written. */
export interface Fn extends Range {
  /** Empty for a lambda. */
  readonly name: string
  /** Names of its parameters, without types. */
  readonly params: readonly string[]
  /** Its statements, without the brackets or words around them. */
  readonly body: Range
  /** Whether the body is one expression, which is its value. */
  readonly isExpression: boolean
}

/** A function without a name from its parts. */
export function lambda(source: Source, from: number, to: number, params: readonly string[], body: Range): Fn {
  return { name: '', from, to, params, ...bodyOf(source, body) }
}

/** A function without a name whose body stands between two brackets or words, which it ends with. */
export function block(from: number, body: Range, params: readonly string[]): Fn {
  return { name: '', from, to: body.to + 1, params, body, isExpression: false }
}

/** Takes the braces off a body that is a block. */
export function bodyOf(source: Source, range: Range): { body: Range; isExpression: boolean } {
  let { from } = range
  while (kindAt(source, from) === 'newline') from += 1
  const close = source.pair[from] ?? -1
  const isBlock = isAt(source, from, '{') && close > from && !(close < range.to - 1)
  if (isBlock) return { body: { from: from + 1, to: close }, isExpression: false }
  return { body: { from, to: range.to }, isExpression: true }
}

/** The end of the line that holds a token. */
export function lineAfter(source: Source, at: number): number {
  let next = at + 1
  while (next < at + 60 && tokenAt(source.tokens, next) !== undefined && kindAt(source, next) !== 'newline')
    next += 1
  return next
}

/** Parameters between bars: `|a, b|`. */
export function barsAt(source: Source, at: number): { params: readonly string[]; to: number } | null {
  if (isAt(source, at, '||')) return { params: [], to: at + 1 }
  if (!isAt(source, at, '|')) return null
  for (let next = at + 1; next < at + 80; next += 1) {
    if (isAt(source, next, '|')) return { params: namesIn(source, { from: at + 1, to: next }), to: next + 1 }
  }
  return null
}

/** A block behind a word, without parameters. */
export function wordBlock(source: Source, start: number, brace: number): Fn | null {
  const close = source.pair[brace] ?? -1
  if (!isAt(source, brace, '{') || close < 0) return null
  return block(start, { from: brace + 1, to: close }, [])
}

/** Names of parameters between brackets: of `String host` the last word, of `host: String` the first. */
export function paramsIn(source: Source, opener: number): string[] {
  return splitList(source, opener).map(range => paramName(source, range))
}

const TYPE_FIRST = new Set(['java', 'csharp', 'c', 'cpp', 'objective-c', 'dart', 'groovy', 'php'])

function paramName(source: Source, { from, to }: Range): string {
  const equals = sequence(from, to).find(at => isAt(source, at, '=')) ?? to
  const words = sequence(from, equals).filter(at => kindAt(source, at) === 'word')
  const chosen = TYPE_FIRST.has(source.profile.id)
    ? words.at(-1)
    : words.find(
        at => !/^(?:byval|byref|optional|mut|var|val|const|inout|final|ref)$/i.test(textAt(source, at)),
      )
  return chosen === undefined ? '' : bare(source, chosen)
}

/** Names of parameters that are written without types. */
export function namesIn(source: Source, { from, to }: Range): string[] {
  return sequence(from, to)
    .filter(at => kindAt(source, at) === 'word' && !isAt(source, at - 1, ':'))
    .map(at => bare(source, at))
}

function sequence(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(to - from, 200)) }, (_, step) => from + step)
}

/** The block or `=` expression of a definition behind its parameters: return type, `throws`, `where` are passed. */
export function braceAfterParams(source: Source, close: number): { at: number; isBlock: boolean } | null {
  let angles = 0
  for (let at = close + 1; at < Math.min(source.tokens.length, close + 60); at += 1) {
    const token = tokenAt(source.tokens, at)
    if (token === undefined || token.kind === 'string') return null
    if (token.kind === 'newline') {
      if (isAt(source, at + 1, '{') || isAt(source, at + 1, '=')) continue
      return null
    }
    if (token.text === '<') angles += 1
    if (token.text === '>') angles -= 1
    if (token.text === '{') return { at, isBlock: true }
    const isExpression =
      token.text === '='
        ? ['kotlin', 'scala', 'julia'].includes(source.profile.id)
        : token.text === '=>' && ['csharp', 'dart', 'php'].includes(source.profile.id)
    if (isExpression) return { at: at + 1, isBlock: false }
    if (
      /^(?:;|\)|\}|,|=|=>|&&|\|\||\?|==|\+)$/.test(token.text) &&
      !(token.text === ',' && (angles > 0 || isInThrows(source, at, close)))
    )
      return null
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return null
}

function isInThrows(source: Source, at: number, close: number): boolean {
  for (let back = at; back > close; back -= 1)
    if (/^(?:throws|where|throw|:|use)$/.test(textAt(source, back))) return true
  return false
}
