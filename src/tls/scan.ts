import type { Finding } from '../model/finding.ts'
import { hasBetween } from './between.ts'
import { withHiddenLines } from './hidden-lines.ts'
import { type Found, type Place, placesIn } from './places.ts'
import { readFile } from './read-file.ts'
import type { SourceFile } from './source-file.ts'
import { toFindings } from './to-finding.ts'
import { TRIGGER } from './trigger.ts'

export { TooMuchCode } from './read-file.ts'
export type { SourceFile }

/**
 * Finds what disables or weakens the validation of certificates or host names in added lines, or does without TLS.
 * Sorted by path and line; one finding for a construct, even where several rules know it. Pure and linear in time.
 * Throws `TooMuchCode` for a file that holds thousands of pieces of code in its strings.
 */
export function scanTls(files: readonly SourceFile[]): Finding[] {
  return files
    .flatMap(scanFile)
    .sort((a, b) =>
      a.path < b.path
        ? -1
        : a.path > b.path
          ? 1
          : a.startLine - b.startLine || a.endLine - b.endLine || (a.rule < b.rule ? -1 : 1),
    )
}

function scanFile(file: SourceFile): Finding[] {
  if (file.added !== 'all' && file.added.length === 0) return []
  if (!TRIGGER.test(file.text)) return []
  const read = readFile(file.path, file.text)
  if (read === null) return []
  const added = file.added === 'all' ? null : file.added.toSorted((a, b) => a - b)
  const taken = new Set<string>()
  const found: Found[] = []
  for (const each of placesIn(read.reading)) {
    if (taken.has(each.place.key) || !isAdded(each.place, added)) continue
    taken.add(each.place.key)
    found.push(each)
  }
  const shown = new Set(found.map(lineOf))
  const hidden = placesBehindHidden(file).filter(
    each => isAdded(each.place, added) && !shown.has(lineOf(each)),
  )
  found.push(...new Map(hidden.map(each => [lineOf(each), each])).values())
  return toFindings(file, read.language.title, found)
}

/** What is found where a line ends for the language and not for who reads it; in the lines that are shown. */
function placesBehindHidden({ path, text }: SourceFile): Found[] {
  const shown = withHiddenLines(path, text)
  const read = shown && readFile(path, shown.text)
  if (!shown || !read) return []
  const shownIn = ({ from, to }: { readonly from: number; readonly to: number }) => ({
    from: shown.lineOf(from),
    to: shown.lineOf(to),
  })
  return placesIn(read.reading).map(({ rule, place }) => {
    const { from, to } = shownIn(place)
    return { rule, place: { ...place, from, to, also: place.also.map(shownIn) } }
  })
}

function lineOf({ rule, place }: Found): string {
  return `${rule.id} ${place.from}`
}

/** Whether one of its lines is among those that were added, which are in order; `null`: all were. */
function isAdded({ from, to, also }: Place, added: readonly number[] | null): boolean {
  return (
    added === null ||
    [{ from, to }, ...also].some(range => hasBetween(added, line => line, range.from, range.to + 1))
  )
}
