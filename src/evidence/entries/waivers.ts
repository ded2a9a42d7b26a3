import type { DraftOf } from '../draft.ts'
import type { Judged } from '../judged.ts'

/** The findings that are waived, each recorded once for the same words and the same sign-off. */
export function waiverEntries({ facts, verdict }: Judged): DraftOf<'waiver'>[] {
  const { number } = facts.pull
  const waived = verdict.rows.flatMap(({ id: check, result }) =>
    (result.findings ?? [])
      .filter(({ weight, waiver }) => weight === 'waived' && waiver?.state === 'holds')
      .map(finding => ({ check, finding })),
  )
  return waived.map(({ check, finding }) => {
    const { rule, path, startLine: line, fingerprint, waiver } = finding
    const { reason = '', until = null, why = '' } = waiver ?? {}
    return {
      kind: 'waiver',
      at: facts.at,
      number,
      headSha: verdict.headSha,
      actor: null,
      policyHash: verdict.policy.hash,
      factsHash: null,
      details: { check, rule, path, line, fingerprint, reason, until, why },
    }
  })
}
