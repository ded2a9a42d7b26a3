import type { Place, Position } from '../../resource/place.ts'
import type { Segment } from '../../resource/value.ts'

/** Where a piece of a text is written. */
export type PlaceOf = (start: number, end: number) => Place

/**
 * Leads from offsets in a text to the places where it is written: exactly where a piece of it stands in the file as it
 * is, else to the whole piece. Without segments, all of it is at `whole`. Each answer costs a binary search.
 */
export function textPlaces(text: string, segments: readonly Segment[] | undefined, whole: Place): PlaceOf {
  if (segments === undefined || segments.length === 0) return () => whole
  const breaks = lineBreaks(text)
  return (start, end) => {
    const first = segmentAt(segments, start)
    const last = segmentAt(segments, Math.max(start, end - 1))
    if (first === undefined || last === undefined) return whole
    if (first.segment.place.path !== last.segment.place.path) return first.segment.place
    return {
      path: first.segment.place.path,
      start: position(first, start, text, breaks, 'start'),
      end: position(last, end, text, breaks, 'end'),
    }
  }
}

interface Found {
  readonly segment: Segment
  /** Offset in the text where the next one begins. */
  readonly next: number | undefined
}

/** The last segment that begins at the offset or before it. */
function segmentAt(segments: readonly Segment[], offset: number): Found | undefined {
  const after = firstWhere(segments.length, at => (segments[at]?.offset ?? 0) > offset)
  const segment = segments[Math.max(0, after - 1)]
  return segment && { segment, next: segments[after]?.offset }
}

function position(
  { segment, next }: Found,
  offset: number,
  text: string,
  breaks: readonly number[],
  side: 'start' | 'end',
): Position {
  const { place } = segment
  const removed = removedFrom(segment, next ?? text.length)
  if (removed === null || offset < segment.offset) return place[side]
  const moved = removed + offset - segment.offset
  const from = firstWhere(breaks.length, at => (breaks[at] ?? 0) >= segment.offset)
  const to = firstWhere(breaks.length, at => (breaks[at] ?? 0) >= offset)
  const lastBreak = breaks[to - 1]
  const column = to > from && lastBreak !== undefined ? offset - lastBreak : place.start.column + moved
  return { offset: place.start.offset + moved, line: place.start.line + (to - from), column }
}

/**
 * How many characters at its beginning a piece lacks that stand in the file: the indentation of a line of `<<-`. `null`:
 * it is not written as it reads.
 */
function removedFrom({ place, offset }: Segment, next: number): number | null {
  const removed = place.end.offset - place.start.offset - (next - offset)
  if (removed === 0) return removed
  return removed > 0 && place.start.column === 1 ? removed : null
}

function lineBreaks(text: string): readonly number[] {
  const breaks: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at)
  return breaks
}

/** The first of `count` indexes where something holds that holds from there on; `count` where it never does. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
