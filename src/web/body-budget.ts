import type { Context, MiddlewareHandler } from 'hono'

const MB = 2 ** 20
/** GitHub's events are mostly of some ten thousand bytes: these wait for nobody. */
const SMALL_BYTES = MB
/** What bodies beyond that may take at a moment, as sent; read and parsed they take a few times as much. */
const MOST_BYTES = 50 * MB
/** GitHub gives up on a delivery after 10 s: https://docs.github.com/en/webhooks/using-webhooks/handling-webhook-deliveries */
const LONGEST_WAIT_MS = 8_000

interface Waiting {
  readonly bytes: number
  readonly start: () => void
}

/**
 * Lets large bodies in only as long as all that are in flight fit into a budget, since they are read before anybody
 * knows whether they are signed. The others wait unread, in order, and are refused with 503 after a while.
 * @param largest bodies beyond this are refused by whoever comes next; one that does not say its length counts as this.
 */
export function bodyBudget(
  largest: number,
  { most = MOST_BYTES, longestWaitMs = LONGEST_WAIT_MS }: { most?: number; longestWaitMs?: number } = {},
): MiddlewareHandler {
  let taken = 0
  const queue: Waiting[] = []

  function startThoseThatFit(): void {
    for (let next = queue[0]; next !== undefined && taken + next.bytes <= most; next = queue[0]) {
      queue.shift()
      taken += next.bytes
      next.start()
    }
  }

  /** False when it had to wait for too long; else `bytes` are to be given back. */
  function take(bytes: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const late = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1)
      resolve(false)
      startThoseThatFit()
    }, longestWaitMs)
    const start = (): void => {
      clearTimeout(late)
      resolve(true)
    }
    const waiting = { bytes, start }
    queue.push(waiting)
    startThoseThatFit()
    return promise
  }

  async function withinBudget(
    c: Context,
    bytes: number,
    next: () => Promise<void>,
  ): Promise<Response | void> {
    if (!(await take(bytes))) {
      return c.text('Too many large bodies at once. Redeliver it.', 503, { connection: 'close' })
    }
    try {
      await next()
    } finally {
      taken -= bytes
      startThoseThatFit()
    }
  }

  return (c, next) => {
    const bytes = lengthOf(c) ?? largest
    return bytes <= SMALL_BYTES || bytes > largest ? next() : withinBudget(c, bytes, next)
  }
}

/** `null` where the body does not say how long it is. */
function lengthOf(c: Context): number | null {
  if (c.req.header('transfer-encoding') !== undefined) return null
  // Without either there is no body: https://www.rfc-editor.org/rfc/rfc9112#section-6.3
  return Number(c.req.header('content-length') ?? 0)
}
