import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { CloudAuth, DataCenterAuth } from '../../src/jira/open-jira.ts'

/** What a ticket of the emulated JIRA is made of; everything has a default. */
interface EmulatedTicket {
  summary: string
  type: string
  status: string
  statusCategory: 'new' | 'indeterminate' | 'done' | 'undefined'
  /** The project in which the ticket is now. */
  project: string
  /** Bodies, oldest first: wiki text, or on Cloud also documents. */
  comments: unknown[]
  remoteLinks: EmulatedRemoteLink[]
}

interface EmulatedRemoteLink {
  id: number
  globalId?: string | undefined
  object: { url: string; title: string }
}

interface RecordedRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly authorization: string | null
  readonly body: unknown
}

/** An answer instead of JIRA's; `hang`: none at all, `close`: the connection ends without one. */
export type Fault = Response | 'hang' | 'close'

export interface EmulatedJira {
  readonly url: string
  readonly auth: CloudAuth | DataCenterAuth
  readonly requests: RecordedRequest[]
  /** Asked before each request is answered; `null` lets JIRA answer. */
  fault: (request: RecordedRequest) => Fault | null
  /** Creates or replaces a ticket, which the tests may go on changing. */
  ticket(key: string, more?: Partial<EmulatedTicket>): EmulatedTicket
  close(): Promise<void>
}

export interface StartJira {
  readonly kind?: 'cloud' | 'data-center'
  /** A free one when left out. */
  readonly port?: number
  /** Where it is installed on its host, such as `/jira`. */
  readonly base?: string
}

interface State {
  readonly tickets: Map<string, EmulatedTicket>
  nextLinkId: number
}

/** A JIRA on loopback with what this project uses of it, Cloud (v3, documents) or Data Center (v2, wiki text). */
export async function startJira({
  kind = 'cloud',
  port = 0,
  base = '',
}: StartJira = {}): Promise<EmulatedJira> {
  const state: State = { tickets: new Map(), nextLinkId: 10000 }
  const auth = kind === 'cloud' ? CLOUD : DATA_CENTER
  const requests: RecordedRequest[] = []
  const app = new Hono<{ Bindings: HttpBindings }>().basePath(base)
  app.use(async (c, next) => {
    const request = await record(c)
    requests.push(request)
    const fault = jira.fault(request)
    if (fault === null) return next()
    return answerFault(c, fault)
  })
  addRoutes(app, { state, kind, auth })
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  await new Promise<void>(resolve => server.once('listening', () => resolve()))
  const jira: EmulatedJira = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    auth,
    requests,
    fault: () => null,
    ticket: (key, more = {}) => addTicket(state, key, more),
    close: () => closeServer(server),
  }
  return jira
}

const CLOUD: CloudAuth = { kind: 'cloud', email: 'patrol@acme.example', apiToken: 'emulated-cloud-token' }
const DATA_CENTER: DataCenterAuth = { kind: 'data-center', token: 'emulated-data-center-token' }

function addTicket(state: State, key: string, more: Partial<EmulatedTicket>): EmulatedTicket {
  const ticket: EmulatedTicket = {
    summary: 'Add new endpoints for ssl labs test',
    type: 'Story',
    status: 'In Progress',
    statusCategory: 'indeterminate',
    project: key.slice(0, key.lastIndexOf('-')),
    comments: [],
    remoteLinks: [],
    ...more,
  }
  state.tickets.set(key, ticket)
  return ticket
}

interface Installation {
  readonly state: State
  readonly kind: 'cloud' | 'data-center'
  readonly auth: CloudAuth | DataCenterAuth
}

function addRoutes(app: Hono<{ Bindings: HttpBindings }>, { state, kind, auth }: Installation): void {
  const issue = `/rest/api/${kind === 'cloud' ? 3 : 2}/issue/:key`
  app.use(`${issue}/*`, async (c, next) => (isAuthorised(c, auth) ? next() : c.json(REFUSED, 401)))
  app.use(`${issue}/*`, async (c, next) => (ticketOf(c, state) === undefined ? c.json(UNKNOWN, 404) : next()))
  app.get(issue, c => c.json({ id: '10001', key: c.req.param('key'), fields: fieldsOf(must(c, state)) }))
  app.get(`${issue}/comment`, c => c.json(commentPage(c, must(c, state), kind)))
  app.get(`${issue}/remotelink`, c => c.json(must(c, state).remoteLinks))
  app.post(`${issue}/remotelink`, async c => addLink(c, state))
  app.get('/browse/:key', c => {
    const ticket = ticketOf(c, state)
    return ticket === undefined
      ? c.text('No such ticket', 404)
      : c.text(`${c.req.param('key')}: ${ticket.summary}`)
  })
}

const REFUSED = { message: 'Client must be authenticated to access this resource.', 'status-code': 401 }
const UNKNOWN = {
  errorMessages: ['Issue does not exist or you do not have permission to see it.'],
  errors: {},
}

function isAuthorised(c: Context, auth: CloudAuth | DataCenterAuth): boolean {
  const sent = c.req.header('authorization')
  if (auth.kind === 'data-center') return sent === `Bearer ${auth.token}`
  return sent === `Basic ${Buffer.from(`${auth.email}:${auth.apiToken}`).toString('base64')}`
}

/** JIRA finds keys in any case: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
function ticketOf(c: Context, state: State): EmulatedTicket | undefined {
  return state.tickets.get((c.req.param('key') ?? '').toUpperCase())
}

function must(c: Context, state: State): EmulatedTicket {
  const ticket = ticketOf(c, state)
  if (ticket === undefined) throw new Error('a ticket that was there a moment ago is gone')
  return ticket
}

function fieldsOf({ summary, type, status, statusCategory, project }: EmulatedTicket) {
  return {
    summary,
    issuetype: { id: '10004', name: type, subtask: false },
    project: { id: '10000', key: project, name: project },
    status: { id: '3', name: status, statusCategory: { id: 4, key: statusCategory, name: statusCategory } },
  }
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
function commentPage(c: Context, ticket: EmulatedTicket, kind: 'cloud' | 'data-center') {
  const startAt = Number(c.req.query('startAt') ?? 0)
  const maxResults = Math.min(Number(c.req.query('maxResults') ?? 50), 100)
  const comments = ticket.comments.map((body, index) => ({
    id: String(20000 + index),
    author: { displayName: 'Alex', active: true },
    body: kind === 'cloud' && typeof body === 'string' ? documentOf(body) : body,
  }))
  if (c.req.query('orderBy') === '-created') comments.reverse()
  return {
    startAt,
    maxResults,
    total: comments.length,
    comments: comments.slice(startAt, startAt + maxResults),
  }
}

/** https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
function documentOf(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/ */
async function addLink(c: Context, state: State): Promise<Response> {
  const { globalId, object } = await c.req.json<Omit<EmulatedRemoteLink, 'id'>>()
  const { remoteLinks } = must(c, state)
  if (typeof object?.url !== 'string' || typeof object.title !== 'string' || (globalId ?? '').length > 255) {
    return c.json({ errorMessages: [], errors: { object: 'url and title are required' } }, 400)
  }
  const existing = remoteLinks.find(link => globalId !== undefined && link.globalId === globalId)
  if (existing === undefined) {
    const link = { id: state.nextLinkId++, globalId, object }
    remoteLinks.push(link)
    return c.json({ id: link.id, self: c.req.url }, 201)
  }
  existing.object = object
  return c.json({ id: existing.id, self: c.req.url }, 200)
}

async function record(c: Context): Promise<RecordedRequest> {
  const text = await c.req.text()
  const { pathname, search } = new URL(c.req.url)
  return {
    method: c.req.method,
    path: `${pathname}${search}`,
    authorization: c.req.header('authorization') ?? null,
    body: text === '' ? null : JSON.parse(text),
  }
}

async function answerFault(c: Context<{ Bindings: HttpBindings }>, fault: Fault): Promise<Response> {
  if (fault instanceof Response) return fault
  if (fault === 'close') c.env.incoming.socket.destroy()
  return new Promise<Response>(resolve => {
    c.env.incoming.socket.once('close', () => resolve(new Response(null)))
    if (c.env.incoming.socket.destroyed) resolve(new Response(null))
  })
}

async function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  await new Promise<void>(resolve => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
