import type { JudgedApproval } from '../model/approval.ts'
import type { ApprovalSummary, Result } from '../model/result.ts'
import type { Row, Verdict } from '../model/verdict.ts'
import { isMet, missingReview } from './headline.ts'
import { anyOf, clockTime, fullStop } from './wording.ts'

/** What is to be done for checks that need attention: sentences in which `code` may stand between backticks. */
export interface ToDo {
  /** Names of the checks that it mends. */
  readonly checks: readonly string[]
  readonly instruction: string
}

/** A verdict, and when reviewers were asked through GitHub (ISO 8601, UTC), by role. */
interface Asked {
  readonly verdict: Verdict
  readonly askedAt: Readonly<Record<string, string>>
}

/** One for each thing that is missing, the required ones first; what mends several checks at once is said once. */
export function toDo({ verdict, askedAt }: Asked): ToDo[] {
  const open = verdict.rows.filter(row => !isMet(row))
  const required = open.filter(row => row.level === 'required')
  const advisory = open.filter(row => row.level === 'advisory')
  const instructed = [...required, ...advisory].flatMap(row => {
    const words = instructionFor(row, askedAt)
    return words === null ? [] : [{ row, words }]
  })
  return [...Map.groupBy(instructed, ({ words }) => words)].map(([instruction, alike]) => ({
    checks: alike.map(({ row }) => (row.level === 'advisory' ? `${row.name} (advisory)` : row.name)),
    instruction,
  }))
}

function instructionFor(row: Row, askedAt: Asked['askedAt']): string | null {
  const { result } = row
  if (result.status === 'pass' || result.status === 'skipped') return null
  // What is tried again by itself asks nothing of anybody.
  if (result.status === 'error' && result.retryAt !== null && result.fix === undefined) return null
  const review = missingReview(row)
  if (review === null) return fullStop(result.fix ?? row.fix)
  const asked = askedAt[review.summary.role]
  const canApprove = fullStop(result.fix ?? `${whoCan(review.summary)} can approve.`)
  return asked === undefined ? canApprove : `${canApprove} It was asked for at ${clockTime(asked)}.`
}

/** “maria or tom (team technical-operations)”. */
function whoCan({ candidates, described }: ApprovalSummary): string {
  if (candidates.length === 0 || described.startsWith('anybody')) return described
  return `${anyOf(candidates, login => login)} (${described})`
}

/**
 * Each approval that does not count, with the reason, a sentence; one that serves another check counts there, and is
 * named so.
 * @param refused reviews that GitHub refused to dismiss
 */
export function notCounting({ rows }: Verdict, refused: readonly number[]): string[] {
  const summaries = rows.flatMap(({ name, result }) =>
    result.approvals ? [{ name, waits: !isMetResult(result), approvals: result.approvals.approvals }] : [],
  )
  const serving = new Set(
    summaries.flatMap(({ approvals }) => approvals.filter(approval => approval.counts).map(idOf)),
  )
  const sentences = summaries.flatMap(({ name, waits, approvals }) =>
    approvals
      .filter(approval => !approval.counts && (waits || !serving.has(idOf(approval))))
      .map(approval => `${serving.has(idOf(approval)) ? `${name}: ` : ''}${reason(approval, refused)}`),
  )
  return [...new Set(sentences)]
}

function isMetResult({ status }: Result): boolean {
  return status === 'pass' || status === 'skipped'
}

function reason(approval: JudgedApproval, refused: readonly number[]): string {
  const why = fullStop(approval.why ?? `${approval.by.login}'s approval does not count`)
  const stillShown = approval.source === 'review' && refused.includes(approval.id)
  return stillShown ? `${why} GitHub still shows it, since it refused to dismiss it.` : why
}

function idOf({ source, id }: JudgedApproval): string {
  return `${source} ${id}`
}
