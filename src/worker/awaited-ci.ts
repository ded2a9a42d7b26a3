import type { DueSha } from '../intake/intake.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'

/** Keeps what can be found out again, for all replicas. */
interface Cache {
  get(kind: string, key: string): Promise<unknown>
  set(kind: string, key: string, value: unknown, expiresAt: Date | null): Promise<void>
}

const KIND = 'awaited-ci'
const OWN_CONTEXT = 'own-context'

/**
 * Remembers which check runs and statuses of others the policy names, and the context of our own statuses, so that
 * all the rest costs nothing.
 */
export async function watchCi(cache: Cache, repositoryId: number, { policy }: ResolvedPolicy): Promise<void> {
  const { level, checks } = policy.checks['ci-passed'] ?? { level: 'off', checks: [] }
  const names = level === 'off' ? [] : checks.map(({ name }) => name)
  await remember(cache, KIND, repositoryId, names)
  await remember(cache, OWN_CONTEXT, repositoryId, policy.check.status)
}

async function remember(cache: Cache, kind: string, repositoryId: number, value: unknown): Promise<void> {
  const key = String(repositoryId)
  const known = await cache.get(kind, key)
  if (JSON.stringify(known) !== JSON.stringify(value)) await cache.set(kind, key, value, null)
}

/**
 * Whether our own statuses in the repository have this context, whose case GitHub ignores
 * (https://docs.github.com/en/rest/commits/statuses#create-a-commit-status).
 */
export async function isOurContext(cache: Cache, repositoryId: number, context: string): Promise<boolean> {
  const own = await cache.get(OWN_CONTEXT, String(repositoryId))
  return typeof own === 'string' && own.toLowerCase() === context.toLowerCase()
}

/** Whether verdicts of the repository rest on this check run or status. Where nothing is remembered, they may. */
export async function restsOn(
  cache: Cache,
  repositoryId: number,
  because: DueSha['because'],
): Promise<boolean> {
  if (because.kind === 'requested') return true
  const names = await cache.get(KIND, String(repositoryId))
  return !Array.isArray(names) || names.includes(because.name)
}
