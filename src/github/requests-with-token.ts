import { Octokit } from '@octokit/rest'
import { boundedCache } from '../memory/bounded-cache.ts'
import type { KeptAnswer } from './exchange.ts'
import { rateLimits } from './rate-limits.ts'
import { type Requester, requester } from './requester.ts'

export interface TokenSettings {
  /** Of a person or of a workflow. */
  readonly token: string
  /** `https://api.github.com`, or `https://HOST/api/v3` for Enterprise Server. */
  readonly baseUrl: string
  readonly clock: { now(): Date }
}

/**
 * Requests with somebody’s token, to read only: what would write throws before it is sent.
 * @param keptBytes for answers that are asked for again with their ETag
 */
export function requestsWithToken({ token, baseUrl, clock }: TokenSettings, keptBytes: number): Requester {
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
    answers: boundedCache<KeptAnswer>(keptBytes, ({ body }) => body.byteLength),
    limits: rateLimits(() => clock.now()),
    onRequest: silent,
  }
  return requester(octokit, context, {
    // Nobody can renew somebody's token.
    refresh: async () => {},
    now: () => clock.now(),
    asker: { name: 'this token', credentials: 'this token' },
  })
}
