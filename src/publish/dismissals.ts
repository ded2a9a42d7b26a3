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

/** Names the commit that was approved, what took the approval away, and the commit that stands there now. */
function dismissalMessage({ by, why }: JudgedApproval, { headSha }: Verdict): string {
  const reason = fullStop(cut(why ?? `${by.login}'s approval was reset`, 1_000))
  const now = shortSha(headSha)
  return inline(reason.includes(now) ? reason : `${reason} The head is now \`${now}\`.`)
}

/** Reviews that GitHub refused to dismiss. */
export function refused(before: readonly Publication[]): number[] {
  return before.filter(row => row.kind === 'dismissal' && row.hash === 'refused').map(row => Number(row.name))
}

function approvalsOf({ rows }: Verdict): JudgedApproval[] {
  return rows.flatMap(row => row.result.approvals?.approvals ?? [])
}
