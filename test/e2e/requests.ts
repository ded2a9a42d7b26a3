import type { RecordedRequest } from '../github/server.ts'

/** What only the sweep asks, at a pace of its own, while pull requests are evaluated. */
const OF_SWEEP: readonly (string | null)[] = [
  '/app/installations',
  '/app/hook/deliveries',
  '/installation/repositories',
  '/repos/{owner}/{repo}/pulls',
]

export function isOfSweep({ method, template }: RecordedRequest): boolean {
  return method === 'GET' && OF_SWEEP.includes(template)
}

/** GraphQL is used for questions only. */
export function isRead({ method, template }: RecordedRequest): boolean {
  return method === 'GET' || template === '/graphql'
}
