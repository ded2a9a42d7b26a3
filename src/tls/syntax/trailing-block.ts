import { tokenAt } from '../lexer/tokens.ts'
import { type Range, type Source, isAt } from './source.ts'

/** Languages in which a block may follow a call as its last argument. */
export const TRAILING = new Set(['kotlin', 'swift', 'groovy', 'ruby', 'scala'])

/** `f(x) { … }`, `f(x) do … end`: a block that is passed as the last argument. */
export function trailingBlock(source: Source, at: number): Range | null {
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

/** Whether a brace opens the block of a statement or definition, and is no argument. */
export function isHeader(source: Source, brace: number): boolean {
  for (let at = brace - 1; at > Math.max(0, brace - 40); at -= 1) {
    const token = tokenAt(source.tokens, at)
    if (token === undefined || token.kind === 'newline' || /^[;{}=]$/.test(token.text)) return false
    const partner = source.pair[at] ?? -1
    if (partner >= 0 && partner < at) at = partner
    else if (HEADERS.has(token.text)) return true
  }
  return false
}
