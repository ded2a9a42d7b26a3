import { type RateLimits } from '../rate-limit.ts'
import { ok, type Route, route } from '../request.ts'

/** https://docs.github.com/en/rest/rate-limit/rate-limit */
export function rateLimitRoutes(limits: RateLimits): Route[] {
  return [
    route('GET /rate_limit', 'none', ({ viewer }) => {
      const of = (resource: 'core' | 'graphql') => {
        const { limit, used, reset } = limits.of(viewer, resource)
        return { limit, used, reset, remaining: Math.max(limit - used, 0) }
      }
      // “Accessing this endpoint does not count against your REST API rate limit.”
      limits.of(viewer, 'core').used -= 1
      const search = { limit: 30, used: 0, remaining: 30, reset: of('core').reset }
      return ok({ resources: { core: of('core'), graphql: of('graphql'), search }, rate: of('core') })
    }),
  ]
}
