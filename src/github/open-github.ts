import { ProbotOctokit } from 'probot'
import * as z from 'zod'
import { boundedCache } from '../memory/bounded-cache.ts'
import { Forbidden } from './errors.ts'
import { type CountedRequest, exchange, type ExchangeContext, type KeptAnswer } from './exchange.ts'
import { type InstallationClient, installationClient } from './installation-client.ts'
import { type RateLimitLeft, rateLimits } from './rate-limits.ts'
import { type DeliveryPage, readFailedDeliveries, redeliver } from './reads/deliveries.ts'
import { type Installation, readInstallations } from './reads/installations.ts'
import { type Requester, requester } from './requester.ts'

export interface GitHubSettings {
  readonly appId: number
  /** PEM. */
  readonly privateKey: string
  /** `https://api.github.com`, or `https://HOST/api/v3` for Enterprise Server. */
  readonly baseUrl: string
  readonly log: { warn(fields: object, message: string): void }
  readonly clock: { now(): Date }
  /** Is told of every request, for metrics and benchmarks; `null`: of the App itself. */
  readonly onRequest?: (request: CountedRequest & { readonly installationId: number | null }) => void
  /** For one whole answer, in milliseconds; 10,000 unless told. */
  readonly timeoutMs?: number
  /** The class of the clients; one of Probot's with hooks of one's own. */
  readonly Octokit?: typeof ProbotOctokit
}

/** A GitHub App: one client for each of its installations. */
export interface GitHubApp {
  /** Who the App is: asked as the App itself, so that a wrong id or key is found out. */
  self(): Promise<{ readonly slug: string }>
  /** The accounts that have the App, suspended ones left out. */
  installations(): Promise<Installation[]>
  /** A page of what GitHub could not deliver to the App, newest first; `cursor` is the page before's `next`. */
  failedDeliveries(cursor: string | null): Promise<DeliveryPage>
  /** Has GitHub deliver an event once more. */
  redeliver(deliveryId: number): Promise<void>
  forInstallation(installationId: number): InstallationClient
  /** What the installation may still ask; `null` before its first answer. */
  rateLimit(installationId: number): RateLimitLeft | null
  /** The same of every installation that has had an answer. */
  rateLimits(): (RateLimitLeft & { readonly installationId: number })[]
}

/** Answers that may be asked for again with their ETag; shared by all installations. */
const KEPT_BYTES = 64_000_000

/** What never changes: diffs, trees, merge bases. */
const IMMUTABLE_BYTES = 32_000_000

/** Opens GitHub for an App. Makes no request yet. */
export function openGitHub(settings: GitHubSettings): GitHubApp {
  const answers = boundedCache<KeptAnswer>(KEPT_BYTES, ({ body }) => body.byteLength + 500)
  const immutable = boundedCache<string>(IMMUTABLE_BYTES, text => text.length * 2)
  const installations = new Map<
    number,
    { client: InstallationClient; limits: ReturnType<typeof rateLimits> }
  >()

  const asApp = requestsOfApp(settings, answers)

  function open(installationId: number) {
    const known = installations.get(installationId)
    if (known !== undefined) return known
    const limits = rateLimits(() => settings.clock.now())
    const context: ExchangeContext = {
      scope: String(installationId),
      answers,
      limits,
      onRequest: request => settings.onRequest?.({ ...request, installationId }),
    }
    const octokit = octokitFor(settings, installationId, context)
    const requests = requester(octokit, context, {
      ...(settings.timeoutMs === undefined ? {} : { timeoutMs: settings.timeoutMs }),
      refresh: () => octokit.auth({ type: 'installation', installationId, refresh: true }),
      now: () => settings.clock.now(),
    })
    const client = installationClient({ requests, appId: settings.appId, scope: context.scope, immutable })
    const opened = { client, limits }
    installations.set(installationId, opened)
    return opened
  }

  return {
    self: () => readSelf(asApp),
    installations: () => readInstallations(asApp),
    failedDeliveries: cursor => readFailedDeliveries(asApp, cursor),
    redeliver: id => redeliver(asApp, id),
    forInstallation: installationId => open(installationId).client,
    rateLimit: installationId => installations.get(installationId)?.limits.left ?? null,
    rateLimits: () =>
      [...installations].flatMap(
        ([
          installationId,
          {
            limits: { left },
          },
        ]) => (left === null ? [] : [{ installationId, ...left }]),
      ),
  }
}

/** Requests of the App itself, with its key in place of a token; GitHub counts them apart. */
function requestsOfApp(settings: GitHubSettings, answers: ExchangeContext['answers']): Requester {
  const now = () => settings.clock.now()
  const onRequest: ExchangeContext['onRequest'] = request =>
    settings.onRequest?.({ ...request, installationId: null })
  const context = { scope: 'app', answers, limits: rateLimits(now), onRequest }
  return requester(octokitFor(settings, null, context), context, { refresh: async () => {}, now })
}

/** https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app */
function readSelf(requests: Requester): Promise<{ slug: string }> {
  return requests.get(
    { what: 'the App itself', template: 'GET /app', parameters: {} },
    z.object({ slug: z.string() }),
  )
}

/**
 * One Octokit for each installation, and with it one cache of tokens and one rate limit. Probot's throttle and
 * retry are off: they make a worker wait for minutes inside a request; pacing and repeating is the queue's.
 */
function octokitFor(settings: GitHubSettings, installationId: number | null, context: ExchangeContext) {
  const Octokit = (settings.Octokit ?? ProbotOctokit).defaults((options: Record<string, object>) => ({
    ...options,
    throttle: { ...options['throttle'], enabled: false },
    retry: { enabled: false },
  }))
  const { appId, privateKey, log } = settings
  return new Octokit({
    auth: { appId, privateKey, ...(installationId === null ? {} : { installationId }) },
    baseUrl: settings.baseUrl,
    // Octokit logs requests with their bodies; what it warns of names addresses only.
    log: {
      debug: () => {},
      info: () => {},
      warn: message => log.warn({ message }, 'Octokit warns'),
      error: message => log.warn({ message }, 'Octokit warns'),
    },
    request: { fetch: tokenFetch(context, settings.timeoutMs ?? 10_000) },
  })
}

/**
 * Every request brings its own `fetch`, except the one for the installation's token. Its failures must not be
 * taken for answers to the request that needed the token: 404 means that the App was uninstalled.
 */
function tokenFetch(context: ExchangeContext, timeoutMs: number) {
  const fetch = exchange(context, {
    what: "the App's token",
    template: 'POST /app/installations/{installation_id}/access_tokens',
    timeoutMs,
    maxBytes: 1_000_000,
    followRedirects: false,
    mayLeaveHost: false,
  })
  return async (url: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url, init)
    context.limits.check('POST /app')
    if (response.status === 404) throw new Forbidden('The App is not installed here any more.')
    if (response.status === 403) throw new Forbidden("GitHub has suspended the App's installation.")
    return response
  }
}
