import type { JudgedApproval } from '../model/approval.ts'
import type { Verdict } from '../model/verdict.ts'
import { cut, inline } from './markdown.ts'
import { type Publication, published } from './publications.ts'
import type { WantedFrom } from './wanted-state.ts'
import { fullStop, shortSha } from './wording.ts'

/** A review whose approval was reset, and what its author reads beside it (Markdown). */
export interface Dismissal {
  readonly reviewId: number
  readonly message: string
}

type DismissedFrom = Pick<WantedFrom, 'verdict' | 'facts' | 'before'>

/** Approvals that this judgement or an earlier one reset, and that GitHub still shows. */
export function dismissals({ verdict, facts, before }: DismissedFrom): Dismissal[] {
  const { reviews } = facts.parts
  if (!reviews?.known) return []
  const standingReviews = new Set(reviews.value.filter(r => r.state === 'approved').map(r => r.id))
  const reset = new Map(
    approvalsOf(verdict)
      .filter(approval => approval.source === 'review' && approval.reset && !approval.counts)
      .filter(({ id }) => standingReviews.has(id) && published(before, 'dismissal', String(id)) === null)
      .map(approval => [approval.id, approval]),
  )
  return [...reset.values()].map(approval => ({
    reviewId: approval.id,
    message: dismissalMessage(approval, verdict),
  }))
}

function dismissalMessage({ headSha, why }: JudgedApproval, verdict: Verdict): string {
  const now = `\`${shortSha(verdict.headSha)}\``
  if (headSha !== null && headSha !== verdict.headSha) {
    const then = `\`${shortSha(headSha)}\``
    return `${now} changed the code after this approval of ${then}, so it no longer counts. A new review is needed.`
  }
  const reason = inline(fullStop(cut(why ?? 'This approval was reset', 1_000)))
  return `${reason} It does not count for ${now}. A new review is needed.`
}

/** Reviews that GitHub refused to dismiss. */
export function refused(before: readonly Publication[]): number[] {
  return before.filter(row => row.kind === 'dismissal' && row.hash === 'refused').map(row => Number(row.name))
}

function approvalsOf({ rows }: Verdict): JudgedApproval[] {
  return rows.flatMap(row => row.result.approvals?.approvals ?? [])
}
