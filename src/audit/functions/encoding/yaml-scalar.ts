import { numberIn } from '../conversion/number-text.ts'
import { padded } from '../time/timestamp.ts'

/** What a plain scalar means: a mixture of YAML 1.1 (`yes`, times) and 1.2 (numbers), as in Terraform. */
export type PlainScalar = string | number | boolean | null

const TRUE = words('y', 'yes', 'true', 'on')
const FALSE = words('n', 'no', 'false', 'off')
const NULL: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL'])

/** Each word in small letters, with a capital, and in capitals. */
function words(...all: readonly string[]): ReadonlySet<string> {
  const forms = (word: string) => [word, word.slice(0, 1).toUpperCase() + word.slice(1), word.toUpperCase()]
  return new Set(all.flatMap(forms))
}

const OCTAL = /^0o[0-7]+$/
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/

/** The value of a scalar without quotation marks. */
export function plainScalar(text: string): PlainScalar {
  if (NULL.has(text)) return null
  if (TRUE.has(text)) return true
  if (FALSE.has(text)) return false
  if (OCTAL.test(text) || HEXADECIMAL.test(text)) return Number(text)
  return numberIn(text) ?? timeIn(text) ?? text
}

/** Whether a plain scalar is a number that is none in JSON. */
export function isNoNumber(text: string): boolean {
  return /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text)
}

const TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d{1,30})?(Z|[+-]\d\d:\d\d))|(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d{1,30})?))?$/

/** A date or time, as Terraform writes it; `null`: it is none. */
function timeIn(text: string): string | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const [year = '', month = '', day = '', hour, minute, second, zone, ...spaced] = match.slice(1)
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null
  const parts = [hour ?? spaced[0], minute ?? spaced[1], second ?? spaced[2]].map(part => Number(part ?? 0))
  const [h = 0, m = 0, s = 0] = parts
  if (h > 23 || m > 59 || s > 59) return null
  const time = parts.map(part => padded(part)).join(':')
  return `${year}-${padded(Number(month))}-${padded(Number(day))}T${time}${zoneOf(zone)}`
}

function zoneOf(zone: string | undefined): string {
  return zone === undefined || zone === '+00:00' ? 'Z' : zone
}
