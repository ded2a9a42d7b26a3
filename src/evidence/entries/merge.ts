import type { VerdictReference } from '../../model/evidence.ts'
import type { Facts } from '../../model/facts.ts'
import type { PullRequest } from '../../model/pull-request.ts'
import type { VerdictState } from '../../model/verdict.ts'
import type { DraftOf } from '../draft.ts'
import { pullInEvidence } from '../judged.ts'

/** The last verdict that was found while the pull request was open. */
export interface VerdictBefore extends VerdictReference {
  readonly baseRef: string
}

/** A pull request was merged; recorded once, with what stood on it at that moment. */
export function mergeEntry(
  facts: Pick<Facts, 'at' | 'pull' | 'parts'>,
  before: { readonly verdict: VerdictBefore | null; readonly compliantAt: string | null },
): DraftOf<'merge'> {
  const { pull } = facts
  const { title, url, author, tickets, openedAt } = pullInEvidence(facts)
  const { compliant, why } = weighed(pull, before.verdict)
  const { compliantAt } = before
  const verdict = before.verdict && {
    state: before.verdict.state,
    headSha: before.verdict.headSha,
    entry: before.verdict.entry && {
      sequence: before.verdict.entry.sequence,
      hash: before.verdict.entry.hash,
    },
  }
  return {
    kind: 'merge',
    at: pull.merge?.at ?? facts.at,
    number: pull.number,
    headSha: pull.headSha,
    actor: pull.merge?.by ?? null,
    policyHash: null,
    factsHash: null,
    details: {
      title,
      url,
      author,
      tickets,
      baseRef: pull.baseRef,
      mergeSha: pull.merge?.sha ?? null,
      openedAt,
      compliantAt,
      compliant,
      why,
      verdict,
    },
  }
}

function weighed(
  { headSha, baseRef }: PullRequest,
  verdict: VerdictBefore | null,
): { readonly compliant: boolean; readonly why: string } {
  if (verdict === null) return { compliant: false, why: 'There was no verdict before the merge.' }
  if (verdict.headSha !== headSha) {
    const [judged, merged] = [verdict.headSha.slice(0, 7), headSha.slice(0, 7)]
    return { compliant: false, why: `The last verdict was on ${judged}, and ${merged} was merged.` }
  }
  if (verdict.baseRef !== baseRef) {
    return {
      compliant: false,
      why: `The last verdict was for the branch ${verdict.baseRef}, and it was merged into ${baseRef}.`,
    }
  }
  return {
    compliant: verdict.state === 'success',
    why: `The last verdict before the merge: ${words[verdict.state]}.`,
  }
}

const words: Readonly<Record<VerdictState, string>> = {
  success: 'compliant',
  action_required: 'waiting for people',
  failure: 'not compliant',
}
