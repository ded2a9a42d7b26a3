import { globMatcher } from '../patterns/glob.ts'
import type { Policy } from './schema.ts'

/** Whether pull requests into this base are judged: those into the default branch where the policy names none. */
export function coversBranch(
  policy: Pick<Policy, 'branches'>,
  pull: { readonly baseRef: string; readonly repository: { readonly defaultBranch: string } },
): boolean {
  if (policy.branches === undefined) return pull.baseRef === pull.repository.defaultBranch
  return globMatcher(policy.branches)(pull.baseRef)
}
