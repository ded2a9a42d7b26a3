/** What an installation may still ask within the hour. */
export interface RateLimitLeft {
  readonly limit: number
  readonly remaining: number
  readonly resetsAt: Date
}

/** Below this part of the limit what nobody waits for is put off, so that people are still served. */
const RESERVED_FOR_PEOPLE = 0.2
/** The limit is one of an hour: what is put off for longer, waits for a clock that went back. */
const LONGEST_MS = 3_900_000

/**
 * Until when an evaluation is put off, since the rate limit nears its end; `null`: it is not. One for which a person
 * waits never is: GitHub itself says when nothing is left, and the queue then tries again.
 */
export function putOffUntil(urgency: 'person' | 'sweep', left: RateLimitLeft | null, now: Date): Date | null {
  if (urgency === 'person' || left === null || left.resetsAt <= now) return null
  if (left.remaining >= left.limit * RESERVED_FOR_PEOPLE) return null
  return new Date(Math.min(left.resetsAt.getTime(), now.getTime() + LONGEST_MS))
}
