import { Octokit } from '@octokit/rest'
import { boundedCache } from '../memory/bounded-cache.ts'
import type { KeptAnswer } from './exchange.ts'
import { type InstallationClient, installationClient } from './installation-client.ts'
import { rateLimits } from './rate-limits.ts'
import { requester } from './requester.ts'

export interface TokenSettings {
  /** Of a person or of a workflow. */
  readonly token: string
  /** `https://api.github.com`, or `https://HOST/api/v3` for Enterprise Server. */
  readonly baseUrl: string
  readonly clock: { now(): Date }
}

/** For one look at one pull request. */
const KEPT_BYTES = 64_000_000

/** No App has this id: whatever the client finds is nobody's own. */
const NO_APP = 0

/**
 * GitHub as somebody's token shows it, to read only: what would write throws before it is sent. Makes no request yet.
 */
export function openWithToken({ token, baseUrl, clock }: TokenSettings): InstallationClient {
  const silent = () => {}
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  octokit.hook.before('request', ({ method, url }) => {
    // A query is posted, too; the queries are ours, and none of them is a mutation.
    if (method !== 'GET' && !url.endsWith('/graphql')) throw new Error(`${method} ${url} would write.`)
  })
  const context = {
    scope: 'token',
    answers: boundedCache<KeptAnswer>(KEPT_BYTES, ({ body }) => body.byteLength),
    limits: rateLimits(() => clock.now()),
    onRequest: silent,
  }
  const requests = requester(octokit, context, {
    // Nobody can renew somebody's token.
    refresh: async () => {},
    now: () => clock.now(),
    asker: { name: 'this token', credentials: 'this token' },
  })
  const immutable = boundedCache<string>(KEPT_BYTES, text => text.length * 2)
  return installationClient({ requests, appId: NO_APP, scope: context.scope, immutable })
}
