import type { ApprovalSummary } from '../model/result.ts'
import type { Row, Verdict } from '../model/verdict.ts'
import { byWhom, clockTime, fullStop, listed, missingApprovals, shortName } from './wording.ts'

/** The rows that keep the verdict from being green, by what has to happen. */
export interface Standing {
  /** Violated: the author can change that. */
  readonly failed: readonly Row[]
  /** Could not be determined. */
  readonly undetermined: readonly Row[]
  /** Waits for a person or another system. */
  readonly waiting: readonly Row[]
  /** Advisory rows that are not met; they block nothing. */
  readonly advisory: readonly Row[]
}

export function standing({ rows }: Verdict): Standing {
  const required = rows.filter(row => row.level === 'required')
  return {
    failed: required.filter(row => row.result.status === 'fail'),
    undetermined: required.filter(row => row.result.status === 'error'),
    waiting: required.filter(row => row.result.status === 'pending'),
    advisory: rows.filter(row => row.level === 'advisory' && !isMet(row)),
  }
}

/** What a waiting row lacks, when that is approvals by people of a role. */
export interface MissingReview {
  readonly summary: ApprovalSummary
  readonly count: number
}

/** `null` where the row waits for something else, such as tests, or somebody who asked for changes. */
export function missingReview({ result }: Row): MissingReview | null {
  const summary = result.approvals
  if (result.status !== 'pending' || summary === undefined) return null
  const count = missingApprovals(summary)
  return count === 0 ? null : { summary, count }
}

/**
 * Where things stand, in a line: the check run's title. A sentence in which `code` may stand between
 * backticks; without a full stop, unless it has two sentences.
 */
export function headline(verdict: Verdict): string {
  const { failed, undetermined, waiting } = standing(verdict)
  if (failed.length > 0) return needAttention([...failed, ...undetermined], verdict)
  if (undetermined.length > 0) return couldNotBeDetermined(undetermined)
  if (waiting.some(isDraft)) return 'Waiting until this draft is marked as ready for review'
  if (waiting.length > 0) return `Waiting for ${awaited(waiting)}`
  return 'All pull-request checks succeeded!'
}

/** Who acts next, after the headline. */
export function nextStep(verdict: Verdict): string {
  const stands = standing(verdict)
  return [firstToAct(stands), thenWaitsFor(stands), aside(stands.advisory)]
    .filter(sentence => sentence !== '')
    .join(' ')
}

/** What waiting rows wait for, after “Waiting for”: “2 reviews: senior engineer, security”. */
export function awaited(rows: readonly Row[]): string {
  const reviews = rows.map(missingReview).filter(review => review !== null)
  const others = rows.filter(row => !isDraft(row) && missingReview(row) === null).map(awaitedOther)
  return listed([...others, ...(reviews.length > 0 ? [awaitedReviews(reviews)] : [])])
}

/** True for a row that asks nothing of anybody: met, or out of scope. */
export function isMet({ result }: Row): boolean {
  return result.status === 'pass' || result.status === 'skipped'
}

function awaitedReviews(reviews: readonly MissingReview[]): string {
  const total = reviews.reduce((sum, { count }) => sum + count, 0)
  const [first] = reviews
  if (first !== undefined && reviews.length === 1) {
    const whom = byWhom(first.summary.title, total)
    return total === 1 ? `a review by ${whom}` : `${total} reviews by ${whom}`
  }
  const titles = reviews.map(({ summary, count }) =>
    count === 1 ? summary.title : `${summary.title} (${count})`,
  )
  return `${total} reviews: ${titles.join(', ')}`
}

function awaitedOther(row: Row): string {
  const words = /^Waits for (.+?)\.?$/s.exec(row.result.says)?.[1]
  return words ?? shortName(row)
}

function needAttention(rows: readonly Row[], verdict: Verdict): string {
  const verb = rows.length === 1 ? 'needs' : 'need'
  const checks = verdict.rows.length === 1 ? 'check' : 'checks'
  return `${rows.length} of ${verdict.rows.length} ${checks} ${verb} attention: ${rows.map(shortName).join(', ')}`
}

function couldNotBeDetermined(rows: readonly Row[]): string {
  const reasons = [...new Set(rows.map(row => fullStop(row.result.says)))]
  const [reason = ''] = reasons
  const what = reasons.length === 1 ? reason : `${rows.map(shortName).join(', ')}.`
  const retryAt = nextTry(rows)
  return `Could not be determined: ${what}${retryAt === null ? '' : ` Tried again at ${clockTime(retryAt)}.`}`
}

function nextTry(rows: readonly Row[]): string | null {
  const times = rows.flatMap(({ result }) =>
    result.status === 'error' && result.retryAt !== null ? [result.retryAt] : [],
  )
  return times.sort().at(0) ?? null
}

function firstToAct({ failed, undetermined, waiting, advisory }: Standing): string {
  if (failed.length > 0 || waiting.some(isDraft)) return 'The author acts next.'
  if (undetermined.length > 0) return whileUndetermined(undetermined, waiting)
  if (waiting.length > 0) return 'Everything else holds.'
  return advisory.length > 0 ? '' : 'Nothing is left to do.'
}

function whileUndetermined(undetermined: readonly Row[], waiting: readonly Row[]): string {
  if (nextTry(undetermined) === null) return 'Until that is put right, nothing can be merged.'
  return waiting.length > 0 ? '' : 'Nobody needs to do anything until then.'
}

function thenWaitsFor({ failed, undetermined, waiting }: Standing): string {
  const what = awaited(waiting)
  if (what === '') return ''
  if (failed.length > 0 || waiting.some(isDraft)) return `Then it waits for ${what}.`
  return undetermined.length > 0 ? `It also waits for ${what}.` : ''
}

/** The row of a pull request that its author has not yet called ready. */
export function isDraft({ id }: Row): boolean {
  return id === 'draft'
}

function aside(rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const [verb, checks] = rows.length === 1 ? ['needs', 'check'] : ['need', 'checks']
  return `${rows.length} advisory ${checks} ${verb} attention, which blocks nothing: ${rows.map(shortName).join(', ')}.`
}
