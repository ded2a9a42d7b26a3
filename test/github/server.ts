import type { Server } from 'node:http'
import { type HttpBindings, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Api } from './api.ts'
import { authenticate } from './authenticate.ts'
import type { Emulator } from './emulator.ts'
import { answerGraphql, refuseAnonymous } from './graphql.ts'
import type { OAuth } from './oauth.ts'
import { pageOf } from './pages.ts'
import { Problem } from './problem.ts'
import { type RateLimits, rateLimitHeaders } from './rate-limit.ts'
import { matchOperation } from './validation/match.ts'

/** A request to the API, for counting. */
export interface RecordedRequest {
  readonly method: string
  /** For example `/repos/{owner}/{repo}`; `null` where no operation has this address. */
  readonly template: string | null
  readonly path: string
  /** What a GraphQL query calls itself: `Commits`. */
  readonly query?: string
  status: number
}

/**
 * What goes wrong instead of an answer: nothing (`null`), another answer, a reset connection, or silence; or the
 * answer to what was done at once comes late.
 */
export type Fault = Response | 'reset' | 'lost' | 'hang' | { readonly late: Promise<unknown> } | null

export type Faults = (request: RecordedRequest) => Fault | Promise<Fault>

export interface HttpOptions {
  readonly requests: RecordedRequest[]
  readonly faults: () => Faults | null
  readonly limits: RateLimits
  readonly oauth: OAuth
}

type Bound = { Bindings: HttpBindings }

/** The HTTP side: the API, GraphQL, and the few pages that a person may open. */
export function createApp(github: Emulator, api: Api, options: HttpOptions): Hono<Bound> {
  const app = new Hono<Bound>()
  app.onError(error => {
    github.violations.push(`the emulator failed: ${error.stack ?? error.message}`)
    return Response.json({ message: error.message }, { status: 500 })
  })
  app.all('*', async context => {
    const page =
      pageOf(github, context.req.path, context.req.method) ??
      (await options.oauth.answer(context.req.path, context.req.raw))
    if (page) return page
    const { method, path } = sent(context)
    const matched = matchOperation(method, path.replace(/^\/repositories\/\d+/, '/repos/owner/name'))
    const template = path === '/graphql' ? '/graphql' : (matched?.operation.replace(/^\w+ /, '') ?? null)
    const query = template === '/graphql' ? await queryName(context) : undefined
    const recorded: RecordedRequest = { method, template, path, ...(query && { query }), status: 0 }
    options.requests.push(recorded)
    const response = await faulty(context, options, recorded, () => answer(github, api, options, context))
    recorded.status = response.status
    return response
  })
  return app
}

/** The path as it was sent: Hono would decode it. */
function sent(context: Context<Bound>): { method: string; path: string } {
  const path = (context.env.incoming.url ?? '/').replace(/\?.*$/, '')
  return { method: context.req.method, path }
}

async function queryName(context: Context<Bound>): Promise<string | undefined> {
  const text = await context.req.text().catch(() => '')
  return /query (\w+)/.exec(text)?.[1]
}

async function faulty(
  context: Context<Bound>,
  options: HttpOptions,
  recorded: RecordedRequest,
  next: () => Promise<Response>,
): Promise<Response> {
  const fault = (await options.faults()?.(recorded)) ?? null
  // Whoever asked may have ended while the fault was thought about: then the question never arrived.
  if (context.env.incoming.socket.destroyed) return new Promise<Response>(() => {})
  if (fault === null) return next()
  if (fault instanceof Response) return fault
  if (typeof fault === 'object') {
    const response = await next()
    await fault.late
    return response
  }
  if (fault === 'lost') await next()
  if (fault === 'reset' || fault === 'lost') context.env.incoming.socket.resetAndDestroy()
  // Of a connection that is gone or silent there is no answer.
  return new Promise<Response>(() => {})
}

async function answer(
  github: Emulator,
  api: Api,
  { limits }: HttpOptions,
  context: Context<Bound>,
): Promise<Response> {
  const text = await context.req.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  const { method, path } = sent(context)
  if (path === '/graphql' && method === 'POST') return graphql(github, limits, context, body)
  const header = (name: string) => context.req.header(name)
  return api.answer({ method, path, query: context.req.query(), body, header })
}

async function graphql(
  github: Emulator,
  limits: RateLimits,
  context: Context<Bound>,
  body: unknown,
): Promise<Response> {
  try {
    const viewer = authenticate(github, context.req.header('authorization'))
    refuseAnonymous(viewer)
    const allowance = limits.of(viewer, 'graphql')
    allowance.used += 1
    const headers = rateLimitHeaders(allowance, 'graphql')
    return Response.json(await answerGraphql(github, limits, viewer, body), { headers })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return Response.json({ message: error.message }, { status: error.status })
  }
}

/** Listens on loopback; answers the address, and how to stop at once, whatever is still open. */
export function listen(
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const options = {
      fetch: fetch as Parameters<typeof serve>[0]['fetch'],
      port,
      hostname: '127.0.0.1',
      // A client that reuses a connection in the moment in which it is closed for idleness sees it reset.
      serverOptions: { keepAliveTimeout: 3_600_000 },
    }
    const server = serve(options, info => {
      resolve({
        port: info.port,
        close: () =>
          new Promise(done => {
            server.close(() => done())
            ;(server as Server).closeAllConnections()
          }),
      })
    })
    server.on('error', reject)
  })
}
