import type { DraftOf } from '../draft.ts'
import type { Judged } from '../judged.ts'

/**
 * Another policy is in force than where the repository's evidence last named one; `null`: the same, or none was named
 * yet. Who changed it, the merge or push that did so tells.
 */
export function policyChangeEntry(
  { facts, policy, verdict }: Judged,
  before: string | null,
): DraftOf<'policy-change'> | null {
  const { hash, sources } = verdict.policy
  if (before === null || before === hash) return null
  return {
    kind: 'policy-change',
    at: facts.at,
    number: null,
    headSha: null,
    actor: null,
    policyHash: hash,
    factsHash: null,
    details: { from: before, to: hash, sources, problems: policy.problems },
  }
}
