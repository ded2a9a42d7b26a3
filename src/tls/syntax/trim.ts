import { tokenAt } from '../lexer/tokens.ts'
import { isEcma } from './ecma-maps.ts'
import { splitList } from './expression.ts'
import { type Range, type Source, isAt, kindAt, textAt } from './source.ts'

/** Takes off brackets around the whole, casts before it, and marks that do not change a value. */
export function trim(source: Source, range: Range): Range {
  let { from, to } = range
  for (let steps = 0; steps < 64 && from < to; steps += 1) {
    const partner = source.pair[from] ?? -1
    if (kindAt(source, from) === 'newline') from += 1
    else if (kindAt(source, to - 1) === 'newline') to -= 1
    else if (CASTS.has(source.profile.id) && isAt(source, to - 2, 'as') && to - from > 2) to -= 2
    else if (CASTS.has(source.profile.id) && isAt(source, to - 3, 'as') && to - from > 3) to -= 3
    else if (isAt(source, from, '(') && partner === to - 1 && !isTuple(source, from))
      [from, to] = [from + 1, to - 1]
    else if (isAt(source, from, '<') && isAt(source, from + 2, '>') && from + 3 < to && isEcma(source))
      from += 3
    else if (isAt(source, from, '(') && partner > from && isCast(source, from, partner, to))
      from = partner + 1
    else if (isTypeBefore(source, from, partner, to)) from = partner + 1
    else if (
      /^(?:&|\\|@|\?|\$|:|::|\.|#)$/.test(textAt(source, from)) &&
      kindAt(source, from) === 'mark' &&
      to - from > 1
    )
      from += 1
    else if (
      /^(?:await|const|new|ref|typeof|return|AddressOf|addressof)$/.test(textAt(source, from)) &&
      kindAt(source, from) === 'word' &&
      to - from > 1 &&
      !isAt(source, from + 1, '.')
    )
      from += 1
    else break
  }
  return { from, to }
}

/** PowerShell's `[Type]value`. */
function isTypeBefore(source: Source, from: number, close: number, to: number): boolean {
  if (source.profile.id !== 'powershell' || !isAt(source, from, '[') || close < 0 || close + 1 >= to)
    return false
  return !/^(?:::|\.|\[|,)$/.test(textAt(source, close + 1))
}

/** Languages that write `value as Type`. */
const CASTS = new Set(['swift', 'rust', 'kotlin', 'typescript', 'dart', 'csharp', 'groovy'])

function isTuple(source: Source, opener: number): boolean {
  return source.profile.id === 'python' && splitList(source, opener).length !== 1
}

/** `(long) 0`, `(id)kCFBooleanFalse`: names in brackets right before a value. */
function isCast(source: Source, from: number, close: number, to: number): boolean {
  const next = tokenAt(source.tokens, close + 1)
  if (next === undefined || close + 1 >= to) return false
  const isPointer = next.text === '&' && isAt(source, close - 1, '*')
  if (next.kind === 'mark' && !isPointer && !/^[(!@]$/.test(next.text)) return false
  for (let at = from + 1; at < close; at += 1)
    if (kindAt(source, at) !== 'word' && !/^(?:\*|\.|::|<|>|&|__bridge)$/.test(textAt(source, at)))
      return false
  return close > from + 1 && close - from < 12
}
