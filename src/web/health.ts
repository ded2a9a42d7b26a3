import { Hono } from 'hono'

interface Log {
  warn(fields: object, message: string): void
}

/** What the routes need. */
export interface HealthSources {
  /** Throws when the store cannot be reached. */
  readonly isReady: () => Promise<void>
  readonly clock: () => Date
  readonly log: Log
}

/** However often somebody asks, the store is asked no more than once in this time. */
const ASKED_EVERY_MS = 1_000

/** `/healthz`: the process answers. `/readyz`: it can keep what it is sent, so send it here. */
export function healthRoutes({ isReady, clock, log }: HealthSources): Hono {
  let asked: { at: number; answer: Promise<boolean> } | null = null

  function ready(): Promise<boolean> {
    const at = clock().getTime()
    if (asked === null || Math.abs(at - asked.at) >= ASKED_EVERY_MS) asked = { at, answer: ask() }
    return asked.answer
  }

  async function ask(): Promise<boolean> {
    try {
      await isReady()
      return true
    } catch (error) {
      log.warn({ err: error }, 'Not ready')
      return false
    }
  }

  const routes = new Hono()
  routes.get('/healthz', c => c.text('ok'))
  routes.get('/readyz', async c =>
    (await ready()) ? c.text('ready') : c.text('The store cannot be reached.', 503),
  )
  return routes
}
