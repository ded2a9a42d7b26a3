import type { Context, MiddlewareHandler } from 'hono'

interface LimitSettings {
  /** Who asks; all of whom that is not known (`null`) are one. */
  readonly whoOf: (c: Context) => string | null
  readonly clock: { now(): Date }
  readonly perSecond?: number
}

/** Nobody reads faster than this. Badges are fetched by GitHub, which keeps them. */
const PER_SECOND = 50
/** Whoever was not there for longest is forgotten first. */
const MOST_KNOWN = 10_000

/**
 * Answers everybody so many requests a second; those beyond are told to come again (429), before they cost the store
 * or GitHub anything that deliveries need.
 */
export function limitRequests({ whoOf, clock, perSecond = PER_SECOND }: LimitSettings): MiddlewareHandler {
  const known = new Map<string, { readonly left: number; readonly at: number }>()

  function isWithin(who: string): boolean {
    const at = clock.now().getTime()
    const before = known.get(who) ?? { left: perSecond, at }
    // None while the clock goes back.
    const seconds = Math.max(0, at - before.at) / 1000
    const left = Math.min(perSecond, before.left + seconds * perSecond)
    known.delete(who)
    known.set(who, { left: left < 1 ? left : left - 1, at })
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KNOWN) break
      known.delete(oldest)
    }
    return left >= 1
  }

  return async (c, next) => {
    if (isWithin(whoOf(c) ?? '')) return next()
    return c.text('Too many requests. Come again in a second.', 429, { 'retry-after': '1' })
  }
}
