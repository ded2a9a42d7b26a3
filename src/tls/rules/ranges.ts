import type { Match } from '../match.ts'
import type { CodeView, Range } from '../syntax/view.ts'

/** Whether a range lies within one of the others; overlapping ones count as one. Logarithmic for each question. */
export function within(others: readonly Range[]): (range: Range) => boolean {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of [...others].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return range => {
    let low = 0
    let high = merged.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((merged[middle]?.from ?? 0) <= range.from) low = middle + 1
      else high = middle
    }
    const found = merged[low - 1]
    return found !== undefined && range.to <= found.to
  }
}

/** The matches that lie within none of the others, nor within what those rest on. */
export function notWithin(matches: readonly Match[], others: readonly Match[]): Match[] {
  const isKnown = within(others.flatMap(match => [match, ...(match.also ?? [])]))
  return matches.filter(match => !isKnown(match))
}

/** Matches without those that lie within another, and without repetitions. */
export function outermost(matches: readonly Match[]): Match[] {
  const found: Match[] = []
  let end = -1
  for (const match of [...matches].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (match.to <= end) continue
    found.push(match)
    end = match.to
  }
  return found
}

/** Matches on one line become one. */
export function onePerLine(view: CodeView, matches: readonly Match[]): Match[] {
  const found: Match[] = []
  let last: Match | undefined
  for (const match of [...matches].sort((a, b) => a.from - b.from)) {
    const isSame = last !== undefined && !view.textOf({ from: last.from, to: match.to }).includes('\n')
    if (!isSame) found.push(match)
    last = match
  }
  return found
}
