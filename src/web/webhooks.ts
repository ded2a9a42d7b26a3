import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Delivery } from '../intake/delivery.ts'
import { namedIn } from '../intake/named-in.ts'
import { PayloadError } from '../intake/payload-error.ts'

/** GitHub caps its payloads at 25 MB: https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
const LARGEST_PAYLOAD = 25 * 1024 * 1024

/** What the route needs from the rest: whoever implements it is asked nothing else. */
export interface WebhookReceiver {
  verify(body: string, signature: string | undefined): Promise<boolean>
  /** Resolves when the delivery is durably kept, or was rightly left alone; throws `PayloadError`. */
  receive(delivery: Delivery): Promise<'kept' | 'ignored'>
}

interface Log {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Verifies, keeps, answers 202: everything else is the worker's. */
export function webhookRoutes(receiver: WebhookReceiver, clock: () => Date, log: Log): Hono {
  const routes = new Hono()
  const tooLarge = (c: Context) => c.text('Payload over 25 MB.', 413)
  const counted = bodyLimit({ maxSize: LARGEST_PAYLOAD, onError: tooLarge })

  /** What says its length, as GitHub does, need not be counted, which takes longer than all the rest. */
  const limit: MiddlewareHandler = (c, next) => {
    const length = c.req.header('content-length')
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(length) <= LARGEST_PAYLOAD ? next() : Promise.resolve(tooLarge(c))
  }

  // The large things, the body and what it says, are held by no function that waits for the network: V8 moves
  // those that wait into the old generation, and with them all that they have held.
  routes.post('/', limit, c =>
    c.req.text().then(body => {
      // Kept for a second reader otherwise, for as long as the request lasts.
      c.req.bodyCache = {}
      return verified(c, body)
    }),
  )

  async function verified(c: Context, body: string): Promise<Response> {
    const delivery = c.req.header('x-github-delivery')
    const event = c.req.header('x-github-event')
    if (!(await receiver.verify(body, c.req.header('x-hub-signature-256')))) {
      return c.text('The signature is missing or wrong.', 401)
    }
    if (delivery === undefined || event === undefined) {
      return c.text('X-GitHub-Delivery or X-GitHub-Event is missing.', 400)
    }
    const payload = parse(body)
    if (payload === undefined) return c.text('The body is no JSON.', 400)
    return keep(c, { delivery, event, payload, receivedAt: clock().toISOString() })
  }

  /** Not asynchronous itself: the payload, large once parsed, is not to be held until the delivery is kept. */
  function keep(c: Context, delivery: Delivery): Promise<Response> {
    const fields = { delivery: delivery.delivery, event: delivery.event, ...namedIn(delivery.payload) }
    return answer(c, fields, receiver.receive(delivery))
  }

  async function answer(c: Context, fields: object, receiving: Promise<string>): Promise<Response> {
    try {
      return c.text(await receiving, 202)
    } catch (error) {
      if (error instanceof PayloadError) {
        log.warn({ ...fields, problem: error.message }, 'Payload could not be read')
        return c.text(error.message, 400)
      }
      // GitHub shows the delivery as failed, and it can be redelivered: nothing is acknowledged that was not kept.
      log.error({ ...fields, err: error }, 'Delivery could not be kept')
      return c.text('The delivery could not be kept. Redeliver it.', 503)
    }
  }

  return routes
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
