import { Unavailable } from './errors.ts'

/** What one installation may still ask; every installation has limits of its own. */
export interface RateLimits {
  /** Keeps what the headers of an answer say. */
  note(status: number, headers: Headers, body: string): void
  /** Throws `Unavailable` while GitHub has asked us to wait: going on regardless gets an App banned. */
  check(template: string): void
  readonly left: RateLimitLeft | null
}

/** The primary limit of the REST API, as the last answer had it. */
export interface RateLimitLeft {
  readonly limit: number
  readonly remaining: number
  readonly resetsAt: Date
}

/** What to wait where GitHub limits without saying for how long: its documentation asks for a minute at least. */
const UNSAID_WAIT_MS = 60_000

/** GitHub's limits are those of an hour: what asks for more is mistaken, and must not stop an installation for ever. */
const LONGEST_WAIT_MS = 3_900_000

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export function rateLimits(now: () => Date): RateLimits {
  const waits = new Map<string, Date>()
  let left: RateLimitLeft | null = null

  return {
    get left() {
      return left
    },
    note(status, headers, body) {
      left = leftIn(headers) ?? left
      const until = waitIn(status, headers, body, now())
      if (until !== null) waits.set(resourceOf(headers), until)
    },
    check(template) {
      const resource = template.endsWith(' /graphql') ? 'graphql' : 'core'
      for (const key of [resource, 'all']) {
        const until = waits.get(key)
        if (until !== undefined && isAhead(until, now())) throw limited(until)
      }
    },
  }
}

/** Whether we have to wait: not for longer than was ever asked of us, as it would be where the clock went back since. */
function isAhead(until: Date, now: Date): boolean {
  const milliseconds = until.getTime() - now.getTime()
  return milliseconds > 0 && milliseconds <= LONGEST_WAIT_MS
}

/** The error that a limit becomes. */
export function limited(until: Date): Unavailable {
  return new Unavailable('GitHub limits how often it may be asked.', until)
}

/**
 * Until when an answer asks us to wait; `null`: it does not. A secondary limit answers 403 or 429 with
 * `retry-after`, or says so in its text; a used up primary limit has no requests remaining.
 */
export function waitIn(status: number, headers: Headers, body: string, now: Date): Date | null {
  const isGraphqlLimit = status === 200 && /"type":\s*"RATE_LIMITED?"/.test(body.slice(0, 10_000))
  if (status !== 403 && status !== 429 && !isGraphqlLimit) return null
  const until = untilIn(headers, now.getTime())
  if (until !== null) return new Date(Math.min(until, now.getTime() + LONGEST_WAIT_MS))
  const saysSo = status === 429 || isGraphqlLimit || /rate limit/i.test(body.slice(0, 10_000))
  return saysSo ? new Date(now.getTime() + UNSAID_WAIT_MS) : null
}

/** In milliseconds since 1970; `null`: the headers do not say. */
function untilIn(headers: Headers, now: number): number | null {
  const seconds = secondsIn(headers.get('retry-after'))
  if (seconds !== null) return now + seconds * 1000
  const reset = secondsIn(headers.get('x-ratelimit-reset'))
  return headers.get('x-ratelimit-remaining') === '0' && reset !== null ? reset * 1000 : null
}

/** A used up primary limit holds for its own resource, a secondary one for everything. */
function resourceOf(headers: Headers): string {
  const isPrimary = headers.get('retry-after') === null && headers.get('x-ratelimit-remaining') === '0'
  return isPrimary ? (headers.get('x-ratelimit-resource') ?? 'core') : 'all'
}

function leftIn(headers: Headers): RateLimitLeft | null {
  if ((headers.get('x-ratelimit-resource') ?? 'core') !== 'core') return null
  const limit = secondsIn(headers.get('x-ratelimit-limit'))
  const remaining = secondsIn(headers.get('x-ratelimit-remaining'))
  const reset = secondsIn(headers.get('x-ratelimit-reset'))
  if (limit === null || remaining === null || reset === null) return null
  return { limit, remaining, resetsAt: new Date(reset * 1000) }
}

function secondsIn(header: string | null): number | null {
  return header !== null && /^\d{1,12}$/.test(header) ? Number(header) : null
}
