interface HookDelivery {
  readonly id: number
  readonly guid: string
  readonly deliveredAt: string
  readonly statusCode: number
}

export interface RedeliverDependencies {
  readonly github: {
    failedDeliveries(
      cursor: string | null,
    ): Promise<{ readonly deliveries: readonly HookDelivery[]; readonly next: string | null }>
    redeliver(deliveryId: number): Promise<void>
  }
  readonly place: {
    knownDelivery(): Promise<{ readonly id: number; readonly at: string } | null>
    setKnownDelivery(id: number, at: Date): Promise<void>
  }
  readonly clock: { now(): Date }
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void }
}

/** What we refused for what it says would be refused again: no JSON, not as documented, too large. */
const REFUSED = new Set([400, 413])
/** Failures after the last known one that are read at most, 100 to a page; what is older is found by its heads. */
const MOST_PAGES = 20
const HOUR_MS = 3_600_000
/** One request in so many milliseconds is 5 % of the 5,000 that the App itself has in an hour. */
const PACE_MS = HOUR_MS / 250
/** Requests of a look in which nothing is repeated: the installations, and the deliveries. */
const LOOK = 2

/**
 * Has GitHub deliver again what it could not deliver since the last look; it never does so by itself.
 * What fails again is a newer failure, found by the next look.
 * https://docs.github.com/en/webhooks/using-webhooks/automatically-redelivering-failed-deliveries-for-a-github-app-webhook
 */
export async function redeliverFailures(dependencies: RedeliverDependencies): Promise<void> {
  const { place, clock, log } = dependencies
  const known = await place.knownDelivery()
  const failures = await failedAfter(dependencies, known?.id ?? 0)
  const all = eventsIn(failures)
  const usedUntil = budgetUsedUntil(known?.at ?? null, clock.now())
  const now = all.slice(0, allowance(usedUntil, clock.now()))
  for (const event of now) await repeat(dependencies, event)
  // What is more than may be asked for now is found again by the next look.
  const last = now.length < all.length ? now.at(-1) : failures[0]
  const used = (LOOK + now.length) * PACE_MS
  await place.setKnownDelivery(last?.id ?? known?.id ?? 0, new Date(usedUntil + used))
  if (all.length > 0)
    log.info({ deliveries: now.length, left: all.length - now.length }, 'Failed deliveries are repeated')
}

/** The failures that can be mended, oldest first; an event that failed several times, once. */
function eventsIn(failures: readonly HookDelivery[]): HookDelivery[] {
  const newest = new Map(failures.toReversed().map(failure => [failure.guid, failure]))
  return [...newest.values()].filter(({ statusCode }) => !REFUSED.has(statusCode)).sort((a, b) => a.id - b.id)
}

/**
 * Each request uses the budget for so long as the pace would let it take. What was not used is kept for an hour, so
 * that a crowd of failures is repeated at once.
 * @returns milliseconds; never in the future, as it would be where the clock went back.
 */
function budgetUsedUntil(before: string | null, now: Date): number {
  const anHourAgo = now.getTime() - HOUR_MS
  return before === null ? anHourAgo : Math.min(Math.max(Date.parse(before), anHourAgo), now.getTime())
}

/** How many may be repeated now: one at least, so that it goes on. */
function allowance(usedUntil: number, now: Date): number {
  return Math.max(1, Math.floor((now.getTime() - usedUntil) / PACE_MS) - LOOK)
}

async function repeat({ github, log }: RedeliverDependencies, { id, guid }: HookDelivery): Promise<void> {
  try {
    await github.redeliver(id)
  } catch (error) {
    // One that GitHub will not deliver again must not keep the others; an outage ends the look, to be repeated.
    if (!isRefusal(error)) throw error
    log.warn({ delivery: guid, err: error }, 'A delivery could not be repeated')
  }
}

async function failedAfter(
  { github }: RedeliverDependencies,
  known: number,
): Promise<readonly HookDelivery[]> {
  const found: HookDelivery[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const { deliveries, next } = await github.failedDeliveries(cursor)
    const fresh = deliveries.filter(({ id }) => id > known)
    found.push(...fresh)
    if (next === null || fresh.length < deliveries.length) return found
    cursor = next
  }
  return found
}

/** GitHub's answers 404, 403 and 422, as its client throws them. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && ['NotFound', 'Forbidden', 'Refused'].includes(error.name)
}
