import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyBudget } from './body-budget.ts'
import { type HealthSources, healthRoutes } from './health.ts'
import { type JiraEventReceiver, jiraWebhookRoutes } from './jira-webhooks.ts'
import type { Pages } from './pages/pages.ts'
import { LARGEST_PAYLOAD } from './read-body.ts'
import { type WebhookReceiver, webhookRoutes } from './webhooks.ts'

interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

interface Dependencies {
  readonly receiver: WebhookReceiver
  /** `null`: JIRA sends no events. */
  readonly jira: JiraEventReceiver | null
  /** For people; `null`: there are none. */
  readonly pages: Pages | null
  /** Throws when the store cannot be reached. */
  readonly isReady: () => Promise<void>
  readonly clock: () => Date
  readonly log: Log
}

/** Everything that is served over HTTP. */
export function createWeb({ receiver, jira, pages, isReady, clock, log }: Dependencies): Hono {
  const web = new Hono()
  // One for all that take bodies.
  web.use('/api/*', bodyBudget(LARGEST_PAYLOAD))
  web.route('/api/github/webhooks', webhookRoutes(receiver, clock, log))
  if (jira !== null) web.route('/api/jira/webhooks', jiraWebhookRoutes(jira, log))
  web.route('/', healthRoutes({ isReady, clock, log }))
  if (pages === null) {
    web.get('/', c => c.text('Compliance Patrol signs off pull requests. GitHub shows its verdicts.'))
  } else web.route('/', pages.routes)
  web.notFound(c => pages?.notThere(c) ?? c.text('There is nothing here.', 404))
  web.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'Request failed')
    return c.text('That failed on our side.', 500)
  })
  return web
}

/** What operators' tools ask, on a port that need not be public. */
export function createOperationsWeb(metrics: Hono, health: HealthSources): Hono {
  const web = new Hono()
  web.route('/', metrics)
  web.route('/', healthRoutes(health))
  return web
}

export interface Listening {
  readonly url: string
  /** Takes no new connections, lets what runs finish (10 s at most), then closes. */
  close(): Promise<void>
}

/** GitHub delivers over a few dozen; what is beyond this is refused before it costs memory. */
export const MOST_CONNECTIONS = 2_000

/** How long, in milliseconds, a request may take to arrive, and how often that is looked at. */
interface Times {
  readonly headersTimeout: number
  readonly requestTimeout: number
  readonly connectionsCheckingInterval: number
}

/** GitHub gives a delivery 10 s; whoever sends more slowly than this only holds a socket. */
const TIMES: Times = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 }

/** Listens on `host`:`port` (0: any free port). Rejects when the port is taken. */
export function listen(web: Hono, host: string, port: number, times = TIMES): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: web.fetch,
      hostname: host,
      port,
      serverOptions: { ...times, keepAliveTimeout: 65_000 },
    }) as Server
    server.maxConnections = MOST_CONNECTIONS
    server.once('error', reject)
    server.once('listening', () => {
      const { port: bound } = server.address() as AddressInfo
      resolve({
        url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`,
        close: () => closed(server),
      })
    })
  })
}

/** GitHub has given up on an answer that takes longer. */
const LONGEST_ANSWER_MS = 10_000

function closed(server: Server): Promise<void> {
  // A connection that was busy when closing began would be kept for the client's next request once it is idle.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MS)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.close(error => (error ? reject(error) : resolve()))
  return promise.finally(() => {
    clearInterval(idle)
    clearTimeout(late)
  })
}
