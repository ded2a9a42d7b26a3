import type { WaiverMarker } from '../model/finding.ts'

/** Signs that begin a comment somewhere on a line, in any of the languages that are looked at. */
const OPENERS = /#|\/\/|\/\*|--|;|%|<!--|\(\*|\{-|'|^\s*(?:\*|rem\b|dnl\b|!|")/i
/** A line that is nothing but a comment. */
const COMMENT_LINE = /^\s*(?:#|\/\/|\/\*|\*|--|;|%|<!--|\(\*|\{-|'|"|rem\b|dnl\b|!|\{\{)/i
/** Signs that end one, with the blanks before them. */
const CLOSERS = /\s*(?:\*\/|-->|\*\)|-\}|#>|--\}\}).*$/
const WORD = 'patrol:allow'
const LONGEST_LINE = 2_000
const LONGEST_REASON = 300
/** A comment above a line that is longer than this is not searched. */
const MOST_LINES_ABOVE = 50

const id = '[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*'
const IDS = new RegExp(`^\\s+(${id}(?:\\s*,\\s*${id})*)(?=\\s|[—–:,]|$)`)

/**
 * The marker that a comment on one of a finding's lines, or in the comment directly above, holds for one of `ids`;
 * `null`: none. Of several the one that says most is taken.
 * @param lines all lines of the file
 * @param place the first and last line, counted from 1
 */
export function markerFor(
  lines: readonly string[],
  place: { readonly startLine: number; readonly endLine: number },
  ids: readonly string[],
): WaiverMarker | null {
  const numbers = [...above(lines, place.startLine), ...within(place)]
  const markers = numbers
    .map(number => markerIn(lines[number - 1] ?? '', number))
    .filter(marker => marker !== null)
    .filter(marker => marker.ids.some(each => ids.includes(each)))
  return markers.toSorted((one, other) => worth(other) - worth(one))[0] ?? null
}

function within({ startLine, endLine }: { startLine: number; endLine: number }): number[] {
  const length = Math.min(endLine - startLine + 1, MOST_LINES_ABOVE)
  return Array.from({ length }, (_, at) => startLine + at)
}

function above(lines: readonly string[], startLine: number): number[] {
  const numbers = []
  for (let line = startLine - 1; line > 0 && numbers.length < MOST_LINES_ABOVE; line--) {
    if (!COMMENT_LINE.test((lines[line - 1] ?? '').slice(0, LONGEST_LINE))) break
    numbers.push(line)
  }
  return numbers.reverse()
}

function worth({ reason, until }: WaiverMarker): number {
  return (reason === null ? 0 : 2) + (until === null ? 0 : 1)
}

/** `patrol:allow ID, ID — reason, until 2027-03-01` in a comment of one line; `null`: there is none. */
export function markerIn(text: string, line: number): WaiverMarker | null {
  const shown = text.slice(0, LONGEST_LINE)
  const at = shown.indexOf(WORD)
  if (at < 0 || !OPENERS.test(shown.slice(0, at))) return null
  const after = shown.slice(at + WORD.length).replace(CLOSERS, '')
  const [whole = '', named = ''] = IDS.exec(after) ?? []
  if (named === '') return null
  const [, rest = ''] = /^\s*(?:—|–|--?|:)\s*(.*)$/.exec(after.slice(whole.length)) ?? []
  const bare = rest === '' ? after.slice(whole.length) : rest
  const [before, until] = untilOf(bare)
  const reason = rest === '' ? '' : before.replace(/[\s,;.]+$/, '')
  return {
    line,
    ids: named.split(',').map(each => each.trim()),
    reason: /[\p{L}\p{N}]/u.test(reason) ? reason.slice(0, LONGEST_REASON) : null,
    until,
  }
}

/** The text before the last “until DATE”, and the date. */
function untilOf(text: string): [string, string | null] {
  const found = /(?:^|[\s,;(])until\s+(\S{1,40}?)[\s,;.)]*$/i.exec(text)
  return found === null ? [text, null] : [text.slice(0, found.index), found[1] ?? null]
}
