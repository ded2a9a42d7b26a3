import { type Range, type Source, isAt, kindAt, textAt } from './source.ts'

/** Whether a file is JavaScript or TypeScript. */
export function isEcma(source: Source): boolean {
  return source.profile.id === 'javascript' || source.profile.id === 'typescript'
}

/** Position of the next token that is no end of a line; with `step` -1 of the one before. */
function beside(source: Source, at: number, step: 1 | -1): number {
  let next = at + step
  while (kindAt(source, next) === 'newline') next += step
  return next
}

/** Whether the brace at `opener` holds names that values are taken apart into: `const { a } = x`, `({ a }) => …`. */
export function isPattern(source: Source, opener: number): boolean {
  const close = source.pair[opener] ?? -1
  if (!isAt(source, opener, '{') || close < 0) return false
  if (isAt(source, beside(source, close, 1), '=')) return true
  const before = textAt(source, beside(source, opener, -1))
  if (/^(?:const|let|var|catch|import|export)$/.test(before)) return true
  const outer = source.parent[opener] ?? -1
  if (!isAt(source, outer, '(')) return isNestedPattern(source, opener, outer)
  const end = source.pair[outer] ?? -1
  if (/^(?:function|constructor|catch)$/.test(textAt(source, outer - 1))) return true
  if (textAt(source, outer - 2) === 'function') return true
  return end > 0 && isAt(source, end + 1, '=>')
}

/** `const { ssl: { a } } = x`. */
function isNestedPattern(source: Source, opener: number, outer: number): boolean {
  return isAt(source, opener - 1, ':') && isAt(source, outer, '{') && isPattern(source, outer)
}

/** What stands before the brace of a map, and never before that of a block. */
const BEFORE_MAP = /^(?:\(|,|=|:|\[|return|\?|&&|\|\||\?\?|\.\.\.|\{|default)$/

/** `{ verify }`: the entry's value is the variable of its name. */
export function shorthandEntry(source: Source, at: number): Range | null {
  const opener = source.parent[at] ?? -1
  if (!isEcma(source) || kindAt(source, at) !== 'word' || !isAt(source, opener, '{')) return null
  const after = beside(source, at, 1)
  const isEnd = isAt(source, after, ',') || after === source.pair[opener]
  const before = beside(source, at, -1)
  if (!isEnd || (before !== opener && !isAt(source, before, ','))) return null
  const isMap = BEFORE_MAP.test(textAt(source, beside(source, opener, -1)))
  return isMap && !isPattern(source, opener) ? { from: at, to: at + 1 } : null
}
