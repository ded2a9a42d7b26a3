import { Hono } from 'hono'
import { PayloadError } from '../intake/payload-error.ts'
import { LARGEST_PAYLOAD, type NodeEnv, readBody } from './read-body.ts'

/** What the route needs from the rest. */
export interface JiraEventReceiver {
  verify(body: Uint8Array, signature: string | undefined): boolean
  /** Resolves with how many pull requests are due, when that is durable; throws `PayloadError`. */
  receive(payload: unknown): Promise<number>
}

interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/**
 * Events of JIRA's, signed with a shared secret (`X-Hub-Signature: sha256=…`):
 * https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
 */
export function jiraWebhookRoutes(receiver: JiraEventReceiver, log: Log): Hono<NodeEnv> {
  const routes = new Hono<NodeEnv>()

  routes.post('/', async c => {
    const body = await readBody(c, LARGEST_PAYLOAD)
    if (body === null) return c.text('Payload over 25 MB.', 413)
    if (!receiver.verify(body, c.req.header('x-hub-signature'))) {
      return c.text('The signature is missing or wrong.', 401)
    }
    const delivery = c.req.header('x-atlassian-webhook-identifier') ?? 'unnamed'
    const fields = { delivery, event: 'jira' }
    try {
      const pulls = await receiver.receive(JSON.parse(body.toString('utf8')))
      log.info({ ...fields, pulls }, 'Event of JIRA kept')
      return c.text('kept', 202)
    } catch (error) {
      if (error instanceof PayloadError || error instanceof SyntaxError) {
        log.warn({ ...fields, problem: error.message }, 'Event of JIRA could not be read')
        return c.text('The body is no event of JIRA’s.', 400)
      }
      log.error({ ...fields, err: error }, 'Event of JIRA could not be kept')
      return c.text('The event could not be kept.', 503)
    }
  })

  return routes
}
