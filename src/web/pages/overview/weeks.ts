import type { MergedWeek } from '../../../model/evidence-reading.ts'

const WEEK_MS = 7 * 24 * 3_600_000
/** Half a year. */
const SHOWN = 26

/** Monday of the week that is shown first, as `2026-06-01`. */
export function firstWeek(now: Date): string {
  return dayOf(mondayOf(now).getTime() - (SHOWN - 1) * WEEK_MS)
}

/** Every week from the first one to this one; those in which nothing was merged among them. */
export function everyWeek(merged: readonly MergedWeek[], now: Date): MergedWeek[] {
  const byWeek = new Map(merged.map(each => [each.week, each]))
  const first = Date.parse(firstWeek(now))
  return Array.from({ length: SHOWN }, (_, at) => {
    const week = dayOf(first + at * WEEK_MS)
    return byWeek.get(week) ?? { week, merged: 0, compliant: 0, medianSeconds: null }
  })
}

function mondayOf(now: Date): Date {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const sinceMonday = (now.getUTCDay() + 6) % 7
  return new Date(midnight - sinceMonday * 24 * 3_600_000)
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
