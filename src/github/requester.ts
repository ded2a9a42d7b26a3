import type { ProbotOctokit } from 'probot'
import type * as z from 'zod'
import { Incomplete, NotFound, Unavailable } from './errors.ts'
import { exchange, type ExchangeContext, type ExchangeOptions } from './exchange.ts'
import { type Asker, isRefusedToken, partlyFound, theApp, typedError } from './typed-error.ts'

/** One request: a template of GitHub's REST API, its parameters, and what it is called when it fails. */
export interface Call {
  /** Names it to people: “the list of files”. */
  readonly what: string
  /** `GET /repos/{owner}/{repo}/pulls/{pull_number}` */
  readonly template: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** Another form of the answer: `diff`. */
  readonly format?: string
  readonly maxBytes?: number
  readonly followRedirects?: boolean
  /** Whether a redirect may lead to another host, which is not told the token. */
  readonly mayLeaveHost?: boolean
  /** Where it takes longer than others, in milliseconds. */
  readonly timeoutMs?: number
}

export interface Requester {
  readonly asker: Asker
  /** The answer, of which `schema` names what is read. Throws the typed errors. */
  get<T>(call: Call, schema: z.ZodType<T>): Promise<T>
  /** All pages of a list; `itemsOf` finds the items in one page. */
  all<T>(call: Call, page: z.ZodType<readonly T[]>, limits?: PageLimits): Promise<T[]>
  /** Follows `rel="next"` by its `after` cursor, where a list has no page numbers. */
  byCursor<T>(call: Call, page: z.ZodType<readonly T[]>, limits?: PageLimits): Promise<T[]>
  /** One page of a list that is paged by cursor; `cursor` names the parameter in which the next one is asked for. */
  page<T>(
    call: Call,
    page: z.ZodType<readonly T[]>,
    cursor: string,
  ): Promise<{ readonly items: readonly T[]; readonly next: string | null }>
  /** The HTTP status alone: 204 for yes; throws `NotFound` for no, and `Unavailable` where a body is not GitHub's. */
  status(call: Call): Promise<number>
  graphql<T>(
    what: string,
    query: string,
    variables: Record<string, unknown>,
    schema: z.ZodType<T>,
  ): Promise<T>
  /** The same, with `null` for each field of the query itself that GitHub does not find. */
  graphqlPartly: Requester['graphql']
}

export interface PageLimits {
  /** More pages than this are `Incomplete`; 30 unless told, since nothing that is read here is longer. */
  readonly mostPages?: number
  /** How many entries there are, where GitHub says so elsewhere: nothing is asked beyond them. */
  readonly entries?: number
}

export interface RequesterOptions {
  /** For one whole answer; 10 s unless told. */
  readonly timeoutMs?: number
  /** Gets a new token for the installation. */
  readonly refresh: () => Promise<unknown>
  readonly now: () => Date
  /** Whose errors these are; the App's unless told. */
  readonly asker?: Asker
}

/** What is needed of an Octokit, whoever it is for. */
export type Requests = Pick<InstanceType<typeof ProbotOctokit>, 'request' | 'graphql'>

interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly data: unknown
}

/** https://docs.github.com/en/rest/about-the-rest-api/api-versions */
const API_VERSION = { 'x-github-api-version': '2022-11-28' }

const TIMEOUT_MS = 10_000
const MAX_BYTES = 32_000_000
const A_PAGE = 100
const MOST_PAGES = 30

/** Sends requests through the Octokit of one installation or token. */
export function requester(
  octokit: Requests,
  context: ExchangeContext,
  { timeoutMs = TIMEOUT_MS, refresh, now, asker = theApp }: RequesterOptions,
): Requester {
  function optionsFor(call: Call): ExchangeOptions {
    const { what, template, maxBytes = MAX_BYTES, followRedirects = true, mayLeaveHost = false } = call
    return {
      what,
      template,
      maxBytes,
      followRedirects,
      mayLeaveHost,
      timeoutMs: Math.max(timeoutMs, call.timeoutMs ?? 0),
    }
  }

  async function once(call: Call, parameters: Readonly<Record<string, unknown>>): Promise<RawAnswer> {
    const fetch = exchange(context, optionsFor(call))
    return octokit.request(call.template, {
      ...parameters,
      headers: API_VERSION,
      ...(call.format === undefined ? {} : { mediaType: { format: call.format } }),
      request: { fetch },
    })
  }

  /** A token can be revoked before it expires: it is renewed once. */
  async function renewing<T>(what: string, send: () => Promise<T>): Promise<T> {
    try {
      return await send()
    } catch (error) {
      if (!isRefusedToken(error)) throw typedError(error, what, now(), asker)
    }
    try {
      await refresh()
      return await send()
    } catch (error) {
      throw typedError(error, what, now(), asker)
    }
  }

  async function send(call: Call, more: Readonly<Record<string, unknown>> = {}): Promise<RawAnswer> {
    checkPath(call)
    const answer = await renewing(call.what, () => once(call, { ...call.parameters, ...more }))
    // Octokit lets redirects pass as answers.
    if (answer.status < 300 || call.followRedirects === false) return answer
    throw new Unavailable(`GitHub answered ${answer.status} for ${call.what}.`)
  }

  function ask(what: string, query: string, variables: Record<string, unknown>): Promise<unknown> {
    const options = optionsFor({ what, template: 'POST /graphql', parameters: {} })
    return octokit.graphql<unknown>(query, {
      ...variables,
      headers: API_VERSION,
      request: { fetch: exchange(context, options) },
    })
  }

  return {
    asker,

    async get(call, schema) {
      return parsed(schema, (await send(call)).data, call.what)
    },

    async status(call) {
      const { status, data } = await send(call)
      // Octokit leaves text what is not JSON: the page of a proxy, or half an answer, proves nothing was done.
      if (typeof data === 'string' && data !== '')
        throw new Unavailable(`GitHub's answer for ${call.what} could not be read.`)
      return status
    },

    async all(call, schema, { mostPages = MOST_PAGES, entries = Infinity } = {}) {
      const items = []
      for (let page = 1; page <= mostPages; page++) {
        const { data, headers } = await send(call, { per_page: A_PAGE, page })
        const found = parsed(schema, data, call.what)
        items.push(...found)
        const isEnd = found.length < A_PAGE || items.length >= entries || isLastPage(headers)
        if (isEnd && !hasNext(headers)) return items
      }
      throw tooManyPages(call, mostPages)
    },

    async byCursor(call, schema, { mostPages = MOST_PAGES } = {}) {
      const items = []
      let after: string | null = null
      for (let page = 1; page <= mostPages; page++) {
        const cursor: Record<string, string> = after === null ? {} : { after }
        const { data, headers } = await send(call, { per_page: A_PAGE, ...cursor })
        items.push(...parsed(schema, data, call.what))
        after = nextCursor(headers, 'after')
        if (after === null) return items
      }
      throw tooManyPages(call, mostPages)
    },

    async page(call, schema, cursor) {
      const { data, headers } = await send(call)
      return { items: parsed(schema, data, call.what), next: nextCursor(headers, cursor) }
    },

    async graphql(what, query, variables, schema) {
      return parsed(schema, await renewing(what, () => ask(what, query, variables)), what)
    },

    async graphqlPartly(what, query, variables, schema) {
      const data = await renewing(what, () => ask(what, query, variables).catch(partlyFound))
      return parsed(schema, data, what)
    },
  }
}

/**
 * A segment of dots would be resolved by whoever reads the address, and an empty one vanish: the request would
 * ask something else. No account, team, repository or label has such a name, so GitHub has nothing there.
 */
function checkPath({ template, parameters, what }: Call): void {
  for (const [, name = ''] of template.matchAll(/\{(\w+)\}/g)) {
    const value = parameters[name]
    if (typeof value !== 'string') continue
    const segments = name === 'path' ? value.split('/') : [value]
    if (segments.some(segment => segment === '' || segment === '.' || segment === '..')) {
      throw new NotFound(`GitHub has no such thing as ${what}.`)
    }
  }
}

function parsed<T>(schema: z.ZodType<T>, data: unknown, what: string): T {
  const answer = schema.safeParse(data)
  if (answer.success) return answer.data
  // Values may be secrets or anybody's text: only the place of the first mistake is named.
  const place = answer.error.issues[0]?.path.join('.') ?? ''
  throw new Unavailable(
    `GitHub's answer for ${what} could not be read${place === '' ? '' : ` (at \`${place}\`)`}.`,
  )
}

function hasNext(headers: RawAnswer['headers']): boolean {
  return typeof headers['link'] === 'string' && /rel="next"/.test(headers['link'])
}

/**
 * Whether GitHub itself says so, by links to the pages before alone. A full page without any link is asked beyond: it
 * may be kept from when it was the last, and an intermediary that drops the header must not hide items.
 */
function isLastPage(headers: RawAnswer['headers']): boolean {
  return typeof headers['link'] === 'string' && /rel="prev"/.test(headers['link'])
}

function nextCursor(headers: RawAnswer['headers'], name: string): string | null {
  const link = typeof headers['link'] === 'string' ? headers['link'] : ''
  const next = /<([^<>]+)>;\s*rel="next"/.exec(link)?.[1]
  return next === undefined ? null : (URL.parse(next)?.searchParams.get(name) ?? null)
}

function tooManyPages({ what }: Call, mostPages: number): Incomplete {
  return new Incomplete(`GitHub has more than ${mostPages * A_PAGE} entries for ${what}.`)
}
