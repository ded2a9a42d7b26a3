import { type Context, Hono } from 'hono'
import type { Delivery } from '../intake/delivery.ts'
import { type Named, namedIn } from '../intake/named-in.ts'
import { PayloadError } from '../intake/payload-error.ts'
import { LARGEST_PAYLOAD, type NodeEnv, readBody } from './read-body.ts'

/** What the route needs from the rest: whoever implements it is asked nothing else. */
export interface WebhookReceiver {
  verify(body: Uint8Array, signature: string | undefined): boolean
  /** Resolves when the delivery is durably kept, or was rightly left alone; throws `PayloadError`. */
  receive(delivery: Delivery, named: Named): Promise<'kept' | 'ignored'>
}

interface Log {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Verifies, keeps, answers 202: everything else is the worker's. */
export function webhookRoutes(receiver: WebhookReceiver, clock: () => Date, log: Log): Hono<NodeEnv> {
  const routes = new Hono<NodeEnv>()

  // The large things, the body and what it says, are held by no function that waits for the network: V8 moves
  // those that wait into the old generation, and with them all that they have held.
  routes.post('/', c => readBody(c, LARGEST_PAYLOAD).then(body => taken(c, body)))

  function taken(c: Context, body: Buffer | null): Response | Promise<Response> {
    if (body === null) return c.text('Payload over 25 MB.', 413)
    const delivery = c.req.header('x-github-delivery')
    const event = c.req.header('x-github-event')
    // On the bytes: nothing is made of what nobody signed.
    if (!receiver.verify(body, c.req.header('x-hub-signature-256'))) {
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
    const named = namedIn(delivery.payload)
    const fields = { delivery: delivery.delivery, event: delivery.event, ...named }
    return answer(c, fields, receiver.receive(delivery, named))
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

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
