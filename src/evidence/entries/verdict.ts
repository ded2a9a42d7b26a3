import type { CodeVersion } from '../../model/evidence.ts'
import type { DraftOf } from '../draft.ts'
import { type Judged, pullInEvidence } from '../judged.ts'

/** A verdict that differs from the one before it. */
export function verdictEntry(
  { facts, policy, verdict }: Judged,
  { factsHash, code }: { readonly factsHash: string; readonly code: CodeVersion },
): DraftOf<'verdict'> {
  return {
    kind: 'verdict',
    at: facts.at,
    number: facts.pull.number,
    headSha: verdict.headSha,
    actor: null,
    policyHash: verdict.policy.hash,
    factsHash,
    details: {
      state: verdict.state,
      baseRef: verdict.baseRef,
      rows: verdict.rows,
      policy: verdict.policy,
      problems: policy.problems,
      pull: pullInEvidence(facts),
      code,
    },
  }
}
