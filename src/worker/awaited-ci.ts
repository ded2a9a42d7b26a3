import type { DueSha } from '../intake/intake.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'

/** Keeps what can be found out again, for all replicas. */
interface Cache {
  get(kind: string, key: string): Promise<unknown>
  set(kind: string, key: string, value: unknown, expiresAt: Date | null): Promise<void>
}

const KIND = 'awaited-ci'

/** Remembers which check runs and statuses of others the policy names, so that all the rest costs nothing. */
export async function watchCi(cache: Cache, repositoryId: number, { policy }: ResolvedPolicy): Promise<void> {
  const { level, checks } = policy.checks['ci-passed'] ?? { level: 'off', checks: [] }
  const names = level === 'off' ? [] : checks.map(({ name }) => name)
  const key = String(repositoryId)
  const known = await cache.get(KIND, key)
  if (JSON.stringify(known) !== JSON.stringify(names)) await cache.set(KIND, key, names, null)
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
