import { endOfExpression, pathEndingAt } from './expression.ts'
import { type Setting, makeSetting } from './setting.ts'
import { type Range, type Source, isAt, kindAt, textAt } from './source.ts'
import { statementStart } from './statement-start.ts'

/** Languages that write `a.x, b.y = 1, 2`. */
const PARALLEL = new Set(['python', 'go', 'ruby', 'lua', 'julia'])

/** Most tokens of an assignment of several names. */
const LONGEST_PARALLEL = 80

/** `a.x, b.y = 1, 2`: the value at the name's own place. */
export function parallelAssignment(source: Source, at: number): Setting | null {
  if (!PARALLEL.has(source.profile.id) || kindAt(source, at) !== 'word') return null
  const opener = source.parent[at] ?? -1
  if (opener >= 0 && !isAt(source, opener, '{')) return null
  const first = pathEndingAt(source, at).from
  if (!isAt(source, at + 1, ',') && !isAt(source, first - 1, ',')) return null
  const start = statementStart(source, at)
  const names = placesBetween(source, start, at + 1)
  const sign = signBehind(source, at)
  if (sign < 0 || names.includes(-1)) return null
  const values: Range[] = []
  for (let from = sign + 1; values.length <= names.length; from += 1) {
    const to = endOfExpression(source, from)
    values.push({ from, to })
    if (!isAt(source, to, ',')) break
    from = to
  }
  const value = values[names.length]
  return value === undefined ? null : makeSetting(source, at, 'assignment', value, first, value.to)
}

/** Commas outside of brackets in a range; -1 among them where something else than names stands there. */
function placesBetween(source: Source, from: number, to: number): number[] {
  const commas: number[] = []
  for (let at = Math.max(from, to - LONGEST_PARALLEL); at < to; at += 1) {
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
    else if (isAt(source, at, ',')) commas.push(at)
    else if (kindAt(source, at) === 'mark' && /^(?:=|:|=>|->|\()$/.test(textAt(source, at))) return [-1]
  }
  return commas
}

/** Position of the `=` behind a list of names; -1: none. */
function signBehind(source: Source, from: number): number {
  for (let at = from + 1; at < from + LONGEST_PARALLEL; at += 1) {
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
    else if (isAt(source, at, '=') || isAt(source, at, ':=')) return at
    else if (kindAt(source, at) !== 'word' && !/^(?:,|\.|\*)$/.test(textAt(source, at))) return -1
  }
  return -1
}
