import { refuse } from '../refused.ts'
import { simpleFunction } from '../simple-function.ts'
import { type LocalTime, localTime, padded, parseTimestamp, type Timestamp, zoneText } from './timestamp.ts'

const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const DAYS: readonly string[] = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

type Write = (time: LocalTime, timestamp: Timestamp) => string

/** What each row of letters stands for (https://developer.hashicorp.com/terraform/language/functions/formatdate). */
const VERBS: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['YYYY', ({ year }) => padded(year, 4)],
  ['YY', ({ year }) => padded(year % 100)],
  ['MMMM', ({ month }) => MONTHS[month - 1] ?? ''],
  ['MMM', ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3)],
  ['MM', ({ month }) => padded(month)],
  ['M', ({ month }) => String(month)],
  ['DD', ({ day }) => padded(day)],
  ['D', ({ day }) => String(day)],
  ['EEEE', ({ weekday }) => DAYS[weekday] ?? ''],
  ['EEE', ({ weekday }) => (DAYS[weekday] ?? '').slice(0, 3)],
  ['hh', ({ hour }) => padded(hour)],
  ['h', ({ hour }) => String(hour)],
  ['HH', ({ hour }) => padded(hour % 12 || 12)],
  ['H', ({ hour }) => String(hour % 12 || 12)],
  ['AA', ({ hour }) => (hour < 12 ? 'AM' : 'PM')],
  ['aa', ({ hour }) => (hour < 12 ? 'am' : 'pm')],
  ['mm', ({ minute }) => padded(minute)],
  ['m', ({ minute }) => String(minute)],
  ['ss', ({ second }) => padded(second)],
  ['s', ({ second }) => String(second)],
  ['ZZZZZ', (_, timestamp) => zoneText(timestamp, ':', '+00:00')],
  ['ZZZZ', (_, timestamp) => zoneText(timestamp, '', '+0000')],
  ['ZZZ', (_, timestamp) => zoneText(timestamp, '', 'UTC')],
  ['Z', (_, timestamp) => zoneText(timestamp, ':')],
])

/** Text in quotation marks, a row of the same letter, or anything else. */
const PART = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g

/** `formatdate(pattern, timestamp)` */
export const formatdate = simpleFunction(['text', 'text'], ([pattern, text]) => {
  const timestamp = parseTimestamp(text)
  const time = localTime(timestamp)
  return pattern.replaceAll(PART, (part: string, quoted: string | undefined, letter: string | undefined) => {
    if (part === "'") return refuse('a quotation mark in the pattern is not closed')
    if (part === "''") return "'"
    if (quoted !== undefined) return quoted.replaceAll("''", "'")
    if (letter === undefined) return part
    const write = VERBS.get(part) ?? refuse(`the pattern’s \`${part.slice(0, 10)}\` means nothing`)
    return write(time, timestamp)
  })
})
