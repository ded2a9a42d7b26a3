import type { BoundedCache } from '../memory/bounded-cache.ts'
import { NotFound, TooLarge, Unavailable } from './errors.ts'
import type { RateLimits } from './rate-limits.ts'

/** One HTTP request and its answer, as metrics and benchmarks count it. */
export interface CountedRequest {
  /** Method and address template, such as `GET /repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly template: string
  /** HTTP status; `null` when there was no whole answer. */
  readonly status: number | null
  /** True when GitHub answered 304, which does not count against the rate limit. */
  readonly conditional: boolean
}

/** An answer that can be used again when GitHub says that it still holds. */
export interface KeptAnswer {
  readonly etag: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array<ArrayBuffer>
}

/** What all requests of one installation share. */
export interface ExchangeContext {
  /** Names the installation: answers are never shared between two. */
  readonly scope: string
  readonly answers: BoundedCache<KeptAnswer>
  readonly limits: RateLimits
  readonly onRequest: (request: CountedRequest) => void
}

/** What differs between requests. */
export interface ExchangeOptions {
  /** Names the request to people: “the list of files”. */
  readonly what: string
  readonly template: string
  readonly timeoutMs: number
  readonly maxBytes: number
  /** False where a redirect leads to an answer to another question. */
  readonly followRedirects: boolean
  /** Whether a redirect may lead to another host, which is not told the token. */
  readonly mayLeaveHost: boolean
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

const MOST_REDIRECTS = 3

/**
 * The `fetch` that Octokit is given for one request: it waits no longer than `timeoutMs` for the whole answer,
 * reads no more than `maxBytes`, repeats a read whose ETag is known as a conditional one, follows redirects on
 * the same host only unless told, and counts. Throws `Unavailable`, `TooLarge`, `NotFound`.
 */
export function exchange(context: ExchangeContext, options: ExchangeOptions): Fetch {
  return async (url, init) => {
    context.limits.check(options.template)
    const key = `${context.scope} ${new Headers(init.headers).get('accept') ?? ''} ${url}`
    const kept = init.method === 'GET' ? context.answers.get(key) : undefined
    const answer = await send(context, options, url, withEtag(init, kept))
    if (answer.status === 304 && kept !== undefined) {
      return new Response(kept.body, { status: 200, headers: kept.headers.map(([n, v]) => [n, v]) })
    }
    if (init.method === 'GET' && answer.status === 200) keep(context, key, answer)
    const hasBody = ![204, 205, 304].includes(answer.status)
    return new Response(hasBody ? answer.body : null, { status: answer.status, headers: answer.headers })
  }
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array<ArrayBuffer>
}

function withEtag(init: RequestInit, kept: KeptAnswer | undefined): RequestInit {
  if (kept === undefined) return init
  const headers = new Headers(init.headers)
  headers.set('if-none-match', kept.etag)
  return { ...init, headers }
}

function keep({ answers }: ExchangeContext, key: string, { headers, body }: Answer): void {
  const etag = headers.get('etag')
  if (etag === null || !isWhole(headers, body)) return
  const kept = ['content-type', 'link', 'etag'].flatMap(name => {
    const value = headers.get(name)
    // A page that is full and the last one may be followed by another later, and be the same itself.
    if (value === null || (name === 'link' && !/rel="next"/.test(value))) return []
    return [[name, value] as const]
  })
  answers.set(key, { etag, headers: kept, body })
}

/** False for JSON that ends early: kept, it would be the answer for as long as GitHub says that it holds. */
function isWhole(headers: Headers, body: Uint8Array): boolean {
  if (!/^application\/json\b/.test(headers.get('content-type') ?? '')) return true
  try {
    JSON.parse(new TextDecoder().decode(body))
    return true
  } catch {
    return false
  }
}

/** Sends, and sends a read once more when the connection broke: servers close idle connections at any time. */
async function send(
  context: ExchangeContext,
  options: ExchangeOptions,
  url: string,
  init: RequestInit,
): Promise<Answer> {
  try {
    return await attempt(context, options, url, init)
  } catch (error) {
    if (!(error instanceof BrokenConnection)) throw error
    if (init.method !== 'GET') throw new Unavailable(error.message)
  }
  try {
    return await attempt(context, options, url, init)
  } catch (error) {
    throw error instanceof BrokenConnection ? new Unavailable(error.message) : error
  }
}

class BrokenConnection extends Error {}

async function attempt(
  context: ExchangeContext,
  options: ExchangeOptions,
  url: string,
  init: RequestInit,
): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeoutMs)
  let status: number | null = null
  try {
    const response = await followed(url, { ...init, signal, redirect: 'manual' }, options)
    const body = await readAtMost(response, options)
    status = response.status
    context.limits.note(status, response.headers, status === 200 ? head(body, options) : text(body))
    return { status, headers: response.headers, body }
  } catch (error) {
    throw readable(error, options, signal)
  } finally {
    context.onRequest({ template: options.template, status, conditional: status === 304 })
  }
}

/** Only GraphQL reports a limit in the text of a 200. */
function head(body: Uint8Array, { template }: ExchangeOptions): string {
  return template.endsWith(' /graphql') ? text(body) : ''
}

function text(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 10_000))
}

/**
 * Renamed and transferred repositories answer reads with 301 and writes with 307 or 308, on the same host:
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
async function followed(url: string, init: RequestInit, options: ExchangeOptions): Promise<Response> {
  let address = url
  let asked = init
  for (let hops = 0; ; hops++) {
    const response = await fetch(address, asked)
    const mayFollow = init.method === 'GET' ? [301, 302, 307, 308] : [307, 308]
    if (!mayFollow.includes(response.status) || !options.followRedirects) return response
    await response.body?.cancel()
    const next = URL.parse(response.headers.get('location') ?? '', address)
    const from = new URL(url)
    const isElsewhere = next?.origin !== from.origin
    if (next === null || (isElsewhere && !mayLeaveFor(next, from, options)) || hops === MOST_REDIRECTS) {
      throw new NotFound(`GitHub moved ${options.what} to a place that is not followed.`)
    }
    if (isElsewhere) asked = withoutToken(asked)
    address = next.href
  }
}

/** Archives are handed out by another host, over the same protocol. */
function mayLeaveFor(next: URL, from: URL, { mayLeaveHost }: ExchangeOptions): boolean {
  return mayLeaveHost && next.protocol === from.protocol
}

/** The token belongs to the first host. */
function withoutToken(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers)
  headers.delete('authorization')
  return { ...init, headers }
}

async function readAtMost(response: Response, { maxBytes, what }: ExchangeOptions) {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of response.body ?? []) {
    total += chunk.byteLength
    if (total > maxBytes) {
      throw new TooLarge(`GitHub's answer for ${what} is larger than ${Math.floor(maxBytes / 1e6)} MB.`)
    }
    chunks.push(chunk)
  }
  const body = new Uint8Array(total)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.byteLength
  }
  return body
}

/** What went wrong below HTTP, in words. */
function readable(error: unknown, { what, timeoutMs }: ExchangeOptions, signal: AbortSignal): unknown {
  if (error instanceof TooLarge || error instanceof NotFound) return error
  if (signal.aborted) {
    return new Unavailable(`GitHub did not answer within ${timeoutMs / 1000} s for ${what}.`)
  }
  // `fetch` rejects with a TypeError whose cause is the network's error, while connecting and while reading.
  if (error instanceof TypeError) return new BrokenConnection(`The connection to GitHub broke for ${what}.`)
  return error
}
