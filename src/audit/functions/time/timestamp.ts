import { refuse } from '../refused.ts'

/** A moment, as a timestamp of RFC 3339 tells it. */
export interface Timestamp {
  /** Seconds since 1970 in UTC, without the fraction. */
  readonly seconds: number
  readonly nanoseconds: number
  /** Minutes that the local time is ahead of UTC. */
  readonly offset: number
}

/** The local time of a moment. */
export interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?(?:Z|([+-])(\d\d):(\d\d))$/

/** Reads a timestamp of RFC 3339 as strictly as Terraform does: with a capital `T`, and days that exist. */
export function parseTimestamp(text: string): Timestamp {
  const match = FORM.exec(text)
  if (match === null) return refuse('expected a time such as `2026-03-01T12:00:00Z`')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const [fraction = '', sign, hours, minutes] = match.slice(7)
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
  const isTime =
    hour < 24 && minute < 60 && second < 60 && Number(hours ?? 0) < 24 && Number(minutes ?? 0) < 60
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day)
  const date = new Date(midnight)
  if (!isTime || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return refuse('there is no such time')
  }
  const seconds = midnight / 1000 + hour * 3600 + (minute - offset) * 60 + second
  return { seconds, nanoseconds: Number(fraction.slice(0, 9).padEnd(9, '0')), offset }
}

export function localTime({ seconds, offset }: Timestamp): LocalTime {
  const date = new Date((seconds + offset * 60) * 1000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}

/** `2026-03-01T12:00:00+01:00`, without the fraction. */
export function timestampText(timestamp: Timestamp): string {
  const { year, month, day, hour, minute, second } = localTime(timestamp)
  const date = [padded(year, 4), padded(month), padded(day)].join('-')
  const time = [hour, minute, second].map(part => padded(part)).join(':')
  return `${date}T${time}${zoneText(timestamp, ':')}`
}

/** `+01:00`, with another separator or none, or `Z`. */
export function zoneText({ offset }: Timestamp, separator: string, zero = 'Z'): string {
  if (offset === 0) return zero
  const size = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(size / 60))}${separator}${padded(size % 60)}`
}

export function padded(number: number, width = 2): string {
  return String(number).padStart(width, '0')
}
