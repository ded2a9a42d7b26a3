import { coversBranch } from '../policy/covers-branch.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'

/** Keeps what can be found out again, for all replicas. */
interface Cache {
  get(kind: string, key: string): Promise<unknown>
  set(kind: string, key: string, value: unknown, expiresAt: Date | null): Promise<void>
}

const KIND = 'covered-branches'

/** Remembers which branches the policy names, so that pushes to all others cost nothing. */
export async function rememberBranches(
  cache: Cache,
  repositoryId: number,
  { policy }: ResolvedPolicy,
): Promise<void> {
  const value = policy.branches ?? null
  const known = await cache.get(KIND, String(repositoryId))
  if (JSON.stringify(known) !== JSON.stringify(value))
    await cache.set(KIND, String(repositoryId), value, null)
}

/**
 * Whether the policy covers a branch, by what is remembered of it; `unknown` where nothing is. The default branch is
 * never said to be uncovered: it may be the very push that changes the policy so.
 */
export async function isCovered(
  cache: Cache,
  {
    repository,
    branch,
    defaultBranch,
  }: {
    readonly repository: { readonly id: number }
    readonly branch: string
    readonly defaultBranch: string
  },
): Promise<boolean | 'unknown'> {
  const globs = await cache.get(KIND, String(repository.id))
  if (globs === undefined) return 'unknown'
  const branches = Array.isArray(globs) ? (globs as string[]) : undefined
  const covers = coversBranch({ branches }, { baseRef: branch, repository: { defaultBranch } })
  return covers || (branch === defaultBranch ? 'unknown' : false)
}
