import type { JudgedApproval } from '../../model/approval.ts'
import type { DraftOf } from '../draft.ts'
import type { Judged } from '../judged.ts'

/** An approval that from now on never counts again; recorded once. */
export function resetEntry(
  { facts, verdict }: Judged,
  { source, id, by, at: givenAt, why }: JudgedApproval,
): DraftOf<'reset'> {
  const { number } = facts.pull
  return {
    kind: 'reset',
    at: facts.at,
    number,
    headSha: verdict.headSha,
    actor: null,
    policyHash: verdict.policy.hash,
    factsHash: null,
    details: { source, id, by, givenAt, why: why ?? '' },
  }
}
