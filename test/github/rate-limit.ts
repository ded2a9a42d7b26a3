import type { Clock } from './clock.ts'
import type { Viewer } from './request.ts'
import type { Installation } from './state.ts'

export interface Allowance {
  readonly limit: number
  used: number
  /** Seconds since 1970. */
  reset: number
}

/** What each viewer has used up in the present hour. */
export interface RateLimits {
  of(viewer: Viewer, resource: 'core' | 'graphql'): Allowance
  ofInstallation(installation: Installation): Allowance
}

/**
 * 5,000 requests an hour for each person and each installation, whatever the number of its tokens; the same number
 * of points for GraphQL, counted by itself. Of an enterprise's organisation, an installation has 15,000 and 10,000.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
export function createRateLimits(clock: Clock, isEnterprise = false): RateLimits {
  const allowances = new Map<string, Allowance>()
  const allowance = (key: string, limit: number): Allowance => {
    const now = Math.floor(clock.now().getTime() / 1000)
    const known = allowances.get(key)
    if (known && known.reset > now) return known
    const fresh = { limit, used: 0, reset: now + 3600 }
    allowances.set(key, fresh)
    return fresh
  }
  const ofInstallations = isEnterprise ? { core: 15_000, graphql: 10_000 } : { core: 5000, graphql: 5000 }
  const limitOf = ({ kind }: Viewer, resource: 'core' | 'graphql') =>
    kind === 'anonymous' ? 60 : kind === 'installation' ? ofInstallations[resource] : 5000
  return {
    of: (viewer, resource) => allowance(`${keyOf(viewer)} ${resource}`, limitOf(viewer, resource)),
    ofInstallation: ({ id }) => allowance(`installation ${id} core`, ofInstallations.core),
  }
}

function keyOf(viewer: Viewer): string {
  if (viewer.kind === 'installation') return `installation ${viewer.installation.id}`
  if (viewer.kind === 'user') return `user ${viewer.account.id}`
  return viewer.kind
}

export function rateLimitHeaders(allowance: Allowance, resource: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(allowance.limit),
    'x-ratelimit-remaining': String(Math.max(allowance.limit - allowance.used, 0)),
    'x-ratelimit-used': String(allowance.used),
    'x-ratelimit-reset': String(allowance.reset),
    'x-ratelimit-resource': resource,
  }
}
