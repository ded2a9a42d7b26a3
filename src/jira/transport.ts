import type { RequestOptions } from 'jira-client'
import { JiraError, JiraNotFound } from './jira-error.ts'
import { readBody } from './read-body.ts'

/**
 * What a request came to. jira-client turns everything that its transport throws into a string without a
 * status, so failures are handed through it as values.
 */
export type Answer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly error: JiraError }

export interface Transport {
  readonly timeoutMs: number
  readonly now: () => Date
}

const MOST_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** A wait longer than a day is not one that anybody asked for. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

/** A transport for jira-client's `request` option, on the global `fetch`. Never rejects. */
export function fetchTransport(transport: Transport): (options: RequestOptions) => Promise<Answer> {
  return async options => {
    try {
      return { ok: true, body: await send(options, transport) }
    } catch (error) {
      return { ok: false, error: error instanceof JiraError ? error : asJiraError(error, transport) }
    }
  }
}

async function send(options: RequestOptions, { timeoutMs, now }: Transport): Promise<unknown> {
  // `fetch` always validates certificates; a caller who believes otherwise must not get an answer.
  if (!options.rejectUnauthorized) throw new JiraError('TLS validation cannot be switched off for JIRA.')
  const signal = AbortSignal.timeout(timeoutMs)
  const response = await follow(options, signal)
  const text = await readBody(response)
  refuseFailure(response, text, now())
  return response.status === 204 || text === '' ? null : parse(text, response)
}

/** Follows redirects of reads within the same origin only: the credentials go along. */
async function follow(options: RequestOptions, signal: AbortSignal): Promise<Response> {
  let uri = new URL(options.uri)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetch(uri, requestOf(options, signal))
    if (!REDIRECTS.has(response.status)) return response
    await response.body?.cancel()
    uri = targetOf(response, uri, options.method)
  }
  throw new JiraError('JIRA redirects in circles.')
}

function targetOf(response: Response, from: URL, method: string): URL {
  const { status } = response
  const target = URL.parse(response.headers.get('location') ?? '', from.href)
  if (target === null) throw new JiraError('JIRA redirects to nowhere.', { status })
  if (target.origin !== from.origin) {
    throw new JiraError(`JIRA redirects to another host (\`${target.host}\`), which is refused.`, { status })
  }
  if (method !== 'GET')
    throw new JiraError('JIRA redirects a request that writes, which is refused.', { status })
  return target
}

function requestOf(options: RequestOptions, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (options.auth) headers['authorization'] = credentials(options.auth)
  if (options.body === undefined) return { method: options.method, headers, redirect: 'manual', signal }
  headers['content-type'] = 'application/json'
  return { method: options.method, headers, redirect: 'manual', signal, body: JSON.stringify(options.body) }
}

function credentials(auth: NonNullable<RequestOptions['auth']>): string {
  if (auth.bearer !== undefined) return `Bearer ${auth.bearer}`
  return `Basic ${Buffer.from(`${auth.user}:${auth.pass}`).toString('base64')}`
}

function refuseFailure(response: Response, text: string, now: Date): void {
  const { status } = response
  // With credentials that it does not accept, JIRA may answer as if nobody had signed in: 404 for what needs a
  // sign-in, or even 200. https://developer.atlassian.com/server/jira/platform/cookie-based-authentication/
  const refused = /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(
    response.headers.get('x-seraph-loginreason') ?? '',
  )
  if (status === 401 || refused) throw new JiraError(`JIRA refused our credentials (${status}).`, { status })
  if (response.ok) return
  const retryAt = retryAfter(response.headers.get('retry-after'), now)
  if (status === 403) throw new JiraError('JIRA does not let us read or write this (403).', { status })
  if (status === 429) throw new JiraError('JIRA asks us to slow down (429).', { status, retryAt })
  // Only JIRA's own 404 is an answer; that of a proxy, or of a wrong address, is not.
  if (status === 404 && isJson(text)) throw new JiraNotFound('JIRA does not know it (404).', { status })
  throw new JiraError(`JIRA answered ${status}.`, { status, retryAt })
}

/** `Retry-After` is a number of seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(header: string | null, now: Date): string | null {
  if (header === null) return null
  const at = /^\d{1,9}$/.test(header) ? now.getTime() + Number(header) * 1000 : Date.parse(header)
  if (Number.isNaN(at) || at < now.getTime() || at > now.getTime() + LONGEST_WAIT_MS) return null
  return new Date(at).toISOString()
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

function parse(text: string, response: Response): unknown {
  const { status } = response
  try {
    return JSON.parse(text)
  } catch {
    const isPage =
      (response.headers.get('content-type') ?? '').includes('html') || text.trimStart().startsWith('<')
    if (isPage) throw new JiraError(`JIRA answered with a web page instead of data (${status}).`, { status })
    throw new JiraError(`JIRA answered with something that is not JSON (${status}).`, { status })
  }
}

/** What `fetch` and its streams throw: https://undici.nodejs.org/#/docs/api/Errors */
function asJiraError(error: unknown, { timeoutMs }: Transport): JiraError {
  if (!(error instanceof Error)) return new JiraError('JIRA could not be reached.')
  if (error.name === 'TimeoutError') return new JiraError(`JIRA did not answer within ${timeoutMs / 1000} s.`)
  const code = codeOf(error.cause)
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code))
    return new JiraError(`JIRA’s certificate is not trusted (${code}).`)
  if (error.message === 'terminated') return new JiraError('JIRA broke off its answer.')
  return new JiraError(code === '' ? 'JIRA could not be reached.' : `JIRA could not be reached (${code}).`)
}

function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return ''
  return typeof cause.code === 'string' ? cause.code : ''
}
