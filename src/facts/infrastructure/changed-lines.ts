import type { SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import type { Place } from '../../audit/resource/place.ts'
import { comparedLines } from '../findings/compare-lines.ts'

/** What is known of a changed file’s new lines. */
export interface ChangedLines {
  /** `null`: GitHub does not tell; the file has to be compared with what it was. */
  readonly added: 'all' | readonly number[] | null
  /** Its path at the merge base; `null`: it is new. */
  readonly before: string | null
}

/** Whether a place holds lines that the change adds. */
export type IsChanged = (place: Place) => boolean

export function linesChanged(
  lines: ReadonlyMap<string, ChangedLines>,
  head: SourceTree,
  base: SourceTree,
): IsChanged {
  const known = new Map<string, 'all' | ReadonlySet<number>>()
  const addedIn = (path: string, changed: ChangedLines) => {
    const found = known.get(path) ?? asSet(changed.added ?? compared(path, changed.before, head, base))
    known.set(path, found)
    return found
  }
  return place => {
    const changed = lines.get(place.path)
    if (changed === undefined) return false
    const added = addedIn(place.path, changed)
    return added === 'all' || linesOf(place).some(line => added.has(line))
  }
}

function asSet(added: 'all' | readonly number[]): 'all' | ReadonlySet<number> {
  return added === 'all' ? added : new Set(added)
}

function compared(path: string, before: string | null, head: SourceTree, base: SourceTree) {
  const now = head.read(path)
  const old = before === null ? 'absent' : base.read(before)
  if (typeof now === 'string' || typeof old === 'string') return 'all'
  return comparedLines(old.text, now.text)
}

/** Numbers of the lines on which a place has characters. */
function linesOf(place: Place): number[] {
  return Array.from({ length: lastLine(place) - place.start.line + 1 }, (_, at) => place.start.line + at)
}

/** The place ends before its end: of one that ends where a line begins, the line before is the last one. */
export function lastLine({ start, end }: Place): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line
}
