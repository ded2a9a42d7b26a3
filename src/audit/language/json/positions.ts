import type { Position, Range } from '../../resource/place.ts'
import type { Span } from '../../resource/json/json-node.ts'

/** Gives the place of an offset in a text: its line by bisection. */
export type Positions = (offset: number) => Position

/** Counts lines as GitHub and the native syntax do: `\n` ends one. */
export function positionsIn(text: string): Positions {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { offset, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** The range of a piece of the text. */
export function rangeOf(positions: Positions, { start, end }: Span): Range {
  return { start: positions(start), end: positions(end) }
}
