import { policyScopesOf, type PolicySettings } from './load-policy.ts'
import { type Memory, recall } from './remembered.ts'
import type { RepositoryName } from './sources.ts'

/** What is known of a base branch before anything is asked. */
export interface RecalledBranch {
  /** True while nothing changed since the policy did not cover it. */
  readonly isUncovered: boolean
  /** To be called when the policy, read after this was recalled, does not cover it. */
  readonly rememberUncovered: () => Promise<void>
}

/** The event of a retarget, or of another policy, may be lost: after this the pull request is read again. */
const MINUTES = 10

/** Recalls whether the policy covers a branch. Any change of a file of the policy makes that outdated. */
export async function recallBranch(
  memory: Memory,
  settings: PolicySettings,
  {
    repository,
    baseRef,
  }: { readonly repository: RepositoryName & { readonly id: number }; readonly baseRef: string },
): Promise<RecalledBranch> {
  const recalled = await Promise.all(
    policyScopesOf(repository, settings).map(scope =>
      recall<true>(memory, {
        kind: 'uncovered-branch',
        key: JSON.stringify([repository.id, scope, baseRef]),
        scope,
        minutes: MINUTES,
      }),
    ),
  )
  return {
    isUncovered: recalled.every(({ known }) => known !== null),
    async rememberUncovered() {
      await Promise.all(recalled.map(({ readAnew }) => readAnew(async () => true as const)))
    },
  }
}
