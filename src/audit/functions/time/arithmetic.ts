import { refuse } from '../refused.ts'
import { simpleFunction } from '../simple-function.ts'
import { parseTimestamp, timestampText } from './timestamp.ts'

const NANOSECONDS_OF: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
])
const SECOND = 1_000_000_000n
/** Go counts durations in 64 bits. */
const LONGEST = 2n ** 63n - 1n
const PART = /(\d{0,30})(?:\.(\d{0,30}))?(ns|us|µs|μs|ms|s|m|h)/y

/** `timeadd(timestamp, duration)` */
export const timeadd = simpleFunction(['text', 'text'], ([text, duration]) => {
  const timestamp = parseTimestamp(text)
  const moment = BigInt(timestamp.seconds) * SECOND + BigInt(timestamp.nanoseconds) + parseDuration(duration)
  const rest = ((moment % SECOND) + SECOND) % SECOND
  return timestampText({ ...timestamp, seconds: Number((moment - rest) / SECOND), nanoseconds: Number(rest) })
})

/** `timecmp(a, b)`: -1, 0 or 1. */
export const timecmp = simpleFunction(['text', 'text'], ([left, right]) => {
  const [one, other] = [parseTimestamp(left), parseTimestamp(right)]
  return Math.sign(one.seconds - other.seconds) || Math.sign(one.nanoseconds - other.nanoseconds)
})

/** Nanoseconds of a duration as Go writes it: `-1h30m0.5s` (https://pkg.go.dev/time#ParseDuration). */
function parseDuration(text: string): bigint {
  const digits = text.replace(/^[+-]/, '')
  if (digits === '0') return 0n
  let total = 0n
  let at = 0
  while (at < digits.length) {
    PART.lastIndex = at
    const [written = '', whole = '', fraction = '', unit = ''] = PART.exec(digits) ?? []
    const size = NANOSECONDS_OF.get(unit)
    if (size === undefined || whole + fraction === '') return noDuration()
    total += (BigInt(whole + fraction) * size) / 10n ** BigInt(fraction.length)
    at += written.length
    if (total > LONGEST) return noDuration()
  }
  if (at === 0) return noDuration()
  return text.startsWith('-') ? -total : total
}

function noDuration(): never {
  return refuse('expected a duration such as `1h30m`')
}
