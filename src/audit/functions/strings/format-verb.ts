import type { Value } from '../../resource/value.ts'
import { asBoolean, asNumber, asText } from '../conversion/primitive.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { addJson } from '../encoding/json-encode.ts'
import { formatInteger, formatNumber } from '../numbers/format-number.ts'
import { addText, addUnknown, newPieces, type Pieces } from '../pieces.ts'
import { refuse } from '../refused.ts'
import { graphemeCount, graphemes } from './graphemes.ts'
import type { Verb } from './parse-format.ts'

/** Adds the text that a verb makes of its value. */
export function formatOne(call: Call, pieces: Pieces, verb: Verb, values: readonly Value[]): void {
  const value = values[verb.index]
  if (value === undefined)
    refuse(`\`${verb.written}\` needs ${verb.index + 1} values, but got ${values.length}`)
  charge(call, verb.width)
  charge(call, verb.precision ?? 0)
  if (value.kind !== 'unknown' && value.kind !== 'null') {
    return addPadded(call, pieces, verb, formatKnown(call, verb, value))
  }
  // A `null` without a type could be one of any type, of which Terraform knows no text.
  const isWhole = verb.width === 0 && verb.precision === null && (verb.letter === 's' || verb.letter === 'v')
  const known = isWhole && value.kind === 'unknown' && !verb.flags.has('#') ? value.pieces : undefined
  return addUnknown(pieces, known, call)
}

function formatKnown(call: Call, verb: Verb, value: Value): Pieces {
  if (verb.letter === 'v') return formatAny(call, verb, value)
  return { parts: [formatAs(verb, value)] }
}

/** `%v`: what fits the value; lists and maps, and with `#` everything, as JSON. */
function formatAny(call: Call, verb: Verb, value: Value): Pieces {
  const pieces = newPieces()
  if (verb.flags.has('#') || value.kind === 'list' || value.kind === 'object') addJson(pieces, value, call)
  else if (value.kind === 'number') addText(pieces, formatNumber(value.value, 'g', null), call)
  else addText(pieces, asText(value), call)
  return pieces
}

function formatAs({ letter, flags, width, precision, written }: Verb, value: Value): string {
  switch (letter) {
    case 's':
      return cut(asText(value), precision)
    case 'q':
      return quote(cut(asText(value), precision))
    case 't':
      return String(asBoolean(value))
    case 'b':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
      return formatInteger(asNumber(value), letter, { flags, width, precision })
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
      return formatNumber(asNumber(value), letter, precision, { flags, width })
    default:
      return refuse(`the verb of \`${written}\` is not known`)
  }
}

/** A precision of 0 is none. */
function cut(text: string, precision: number | null): string {
  return precision === null || precision === 0 ? text : graphemes(text).slice(0, precision).join('')
}

function quote(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll(
    /[<>&\u2028\u2029]/g,
    found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Fills up to the width, on the left or with `-` on the right. Truth values stay as they are with `%t`. */
function addPadded(call: Call, pieces: Pieces, { flags, width, letter }: Verb, { parts }: Pieces): void {
  const known = parts.filter(part => part !== null)
  const missing = letter === 't' || known.length < parts.length ? 0 : width - graphemeCount(known.join(''))
  const isText = letter === 's' || letter === 'q' || letter === 'v'
  const filling = (flags.has('0') && isText ? '0' : ' ').repeat(Math.max(0, missing))
  if (!flags.has('-')) addText(pieces, filling, call)
  addUnknown(pieces, parts, call)
  if (flags.has('-')) addText(pieces, filling, call)
}
