import { tokenAt } from '../lexer/tokens.ts'
import { isAt, kindAt, type Range, type Source, textAt, wordAt } from './source.ts'

/** Most tokens (a bracket and all within it count as one) that an expression or statement is followed for. */
const LONGEST = 500

const STOPS: Readonly<Record<string, ReadonlySet<string>>> = {
  ruby: new Set(['if', 'unless', 'do', 'then', 'rescue', 'while', 'until', 'and', 'or', 'end', 'when']),
  perl: new Set(['if', 'unless', 'and', 'or', 'for', 'foreach']),
  lua: new Set(['then', 'do', 'end', 'else', 'elseif', 'local', 'return']),
  elixir: new Set(['do', 'end', 'else', 'rescue']),
  erlang: new Set(['of', 'end', 'when', 'catch', 'after']),
  julia: new Set(['end']),
  vb: new Set(['then', 'end']),
  powershell: new Set(['-or', '-and']),
  javascript: new Set(['as', 'satisfies']),
  typescript: new Set(['as', 'satisfies']),
}

/** First token after the expression that begins at `from`: a comma, a line's or statement's end, or a closing bracket. */
export function endOfExpression(source: Source, from: number): number {
  const stops = STOPS[source.profile.id]
  let at = skipParameters(source, from)
  const isInlineIf = source.profile.id === 'elixir' && /^(?:if|unless)$/.test(textAt(source, at))
  for (let steps = 0; steps < LONGEST && at < source.tokens.length; steps += 1) {
    const token = tokenAt(source.tokens, at)
    if (token === undefined || token.kind === 'newline') return at
    if (isInlineIf && token.text === ',' && isBranch(source, at + 1)) {
      at += 3
      continue
    }
    const partner = source.pair[at] ?? -1
    if (partner > at) {
      at = partner + 1
      continue
    }
    if (partner >= 0) return at
    const behindTypes = token.kind === 'word' && isAt(source, at + 1, '<') ? openerAfter(source, at) : -1
    if (behindTypes > at + 1) {
      at = behindTypes
      continue
    }
    if (token.kind === 'mark' && /^[,;)\]}]$/.test(token.text)) return at
    if (at > from && isCascade(source, at)) return at
    if (at > from && token.kind === 'word' && stops?.has(wordAt(source, at))) return at
    at += 1
  }
  return at
}

/** Dart's next section of a cascade: `..timeout = t` behind a value. */
function isCascade(source: Source, at: number): boolean {
  return source.profile.id === 'dart' && (isAt(source, at, '..') || isAt(source, at, '?..'))
}

/** Elixir's `do:` and `else:` behind a comma belong to the `if` before them. */
function isBranch(source: Source, at: number): boolean {
  return /^(?:do|else)$/.test(textAt(source, at)) && isAt(source, at + 1, ':')
}

/** Commas between a lambda's parameters end no expression: `lambda a, b: True`, `|a, b| true`. */
function skipParameters(source: Source, from: number): number {
  const isPython = source.profile.id === 'python' && isAt(source, from, 'lambda')
  const isRust = source.profile.id === 'rust'
  const start = isRust && (isAt(source, from, 'move') || isAt(source, from, '&')) ? from + 1 : from
  const hasBars = isRust && isAt(source, start, '|')
  if (!isPython && !hasBars) return from
  const closing = isPython ? ':' : '|'
  for (let at = start + 1; at < Math.min(source.tokens.length, start + 80); at += 1) {
    if (isAt(source, at, closing)) return at + 1
    if ((source.pair[at] ?? -1) > at) at = source.pair[at] ?? at
    if (kindAt(source, at) === 'newline') return from
  }
  return from
}

/** The parts between commas within a bracket, without empty ones. */
export function splitList(source: Source, opener: number): Range[] {
  const close = source.pair[opener] ?? -1
  if (close < 0) return []
  const parts: Range[] = []
  let at = opener + 1
  while (at < close && parts.length < LONGEST) {
    const token = tokenAt(source.tokens, at)
    if (token?.kind === 'newline' || (token?.kind === 'mark' && /^[,;]$/.test(token.text))) {
      at += 1
      continue
    }
    const end = Math.min(close, Math.max(at + 1, endOfExpression(source, at)))
    parts.push({ from: at, to: end })
    at = end
  }
  return parts
}

/** The dotted path that ends at a token. */
export interface Path {
  readonly from: number
  /** Token after its last word. */
  readonly to: number
  /** Parts with dots between them whatever the language writes; a call within is `name()`, other values are `()`. */
  readonly text: string
}

/** Most parts that a path is followed back for. */
const LONGEST_PATH = 48

/** Reads the path whose last word is the token at `at`: `OpenSSL::SSL::VERIFY_NONE` is `OpenSSL.SSL.VERIFY_NONE`. */
export function pathEndingAt(source: Source, at: number): Path {
  const parts = [bare(source, at)]
  let from = at
  while (parts.length < LONGEST_PATH && isJoin(source, from - 1)) {
    const before = partBefore(source, from - 2)
    if (before === null) break
    parts.unshift(before.text)
    from = before.from
  }
  return { from, to: at + 1, text: parts.join('.') }
}

const IMPLICIT = /^(?:case|return|in|else|is|where|default|try|await)$/

function isJoin(source: Source, at: number): boolean {
  const token = tokenAt(source.tokens, at)
  return token?.kind === 'mark' && source.profile.joins.has(token.text)
}

function partBefore(source: Source, at: number): { from: number; text: string } | null {
  const token = tokenAt(source.tokens, at)
  if (token === undefined) return null
  // Swift's `.none` behind a keyword is a member of the type that is expected.
  if (token.kind === 'word' && source.profile.id === 'swift' && IMPLICIT.test(token.text)) return null
  if (token.kind === 'word') return { from: at, text: bare(source, at) }
  if (token.kind === 'string') return { from: at, text: '""' }
  const opener = source.pair[at] ?? -1
  if (token.kind !== 'mark' || opener < 0 || opener >= at)
    return token.text === '?' || token.text === '!' || token.text === '!!' ? partBefore(source, at - 1) : null
  const callee = calleeBefore(source, opener)
  if (callee < 0) return { from: opener, text: '()' }
  const suffix = token.text === ']' ? '[]' : '()'
  return { from: callee, text: bare(source, callee) + suffix }
}

/** The word that the bracket at `opener` belongs to, type arguments between them skipped; -1: none. */
export function calleeBefore(source: Source, opener: number): number {
  const before = tokenAt(source.tokens, opener - 1)
  if (before?.kind === 'word') return opener - 1
  if (before?.text !== '>' && before?.text !== '!') return -1
  if (before.text === '!') return kindAt(source, opener - 2) === 'word' ? opener - 2 : -1
  let depth = 0
  for (let at = opener - 1; at > Math.max(0, opener - 30); at -= 1) {
    const text = textAt(source, at)
    if (text === '>') depth += 1
    if (text === '<') depth -= 1
    if (depth > 0) continue
    const name = textAt(source, at - 1) === '::' ? at - 2 : at - 1
    return kindAt(source, name) === 'word' ? name : -1
  }
  return -1
}

/** Where the bracket of a call's arguments opens after the word at `at`, type arguments skipped; -1: nowhere. */
export function openerAfter(source: Source, at: number): number {
  const next = tokenAt(source.tokens, at + 1)
  if (next?.kind !== 'mark') return -1
  if (next.text === '(') return at + 1
  if (next.text === '!' && isAt(source, at + 2, '(') && source.profile.id === 'rust') return at + 2
  if (next.text === '.' && isAt(source, at + 2, '(')) return at + 2
  const start = next.text === '::' && isAt(source, at + 2, '<') ? at + 2 : at + 1
  if (textAt(source, start) !== '<') return -1
  let depth = 0
  for (let next = start; next < Math.min(source.tokens.length, start + 30); next += 1) {
    const text = textAt(source, next)
    if (text === '<') depth += 1
    if (text === '>') depth -= 1
    if (depth === 0) return isAt(source, next + 1, '(') ? next + 1 : -1
    if (kindAt(source, next) === 'string' || /^[;{}]$/.test(text)) return -1
  }
  return -1
}

/** A word without the signs that languages put before names: `$ch`, `@http`, `:verify`. */
export function bare(source: Source, at: number): string {
  const text = textAt(source, at)
  return /^[$@%&#]/.test(text) ? text.replace(/^[$@%&#]+/, '') : text
}
