/** Time as the emulated GitHub tells it. */
export interface Clock {
  /** The present moment, moved by what `pass` added. */
  now(): Date
  /** The moment of the next thing that somebody does: ISO 8601, whole seconds as at GitHub, never the same twice. */
  tick(): string
  /** Lets time pass: tokens expire, rate limits reset. */
  pass(seconds: number): void
}

/**
 * GitHub's times have whole seconds. So that what happens one after the other can be told apart in a test that
 * takes milliseconds, each action has a second of its own, beginning at `startsAt`.
 */
export function createClock(startsAt: Date): Clock {
  const lag = Date.now() - startsAt.getTime()
  let passed = 0
  let last = 0
  return {
    now: () => new Date(Date.now() + passed),
    tick() {
      const present = Math.floor((Date.now() + passed - lag) / 1000)
      last = Math.max(present, last + 1)
      return iso(new Date(last * 1000))
    },
    pass(seconds) {
      passed += seconds * 1000
    },
  }
}

/** ISO 8601 in UTC without fractions, as GitHub writes times. */
export function iso(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
