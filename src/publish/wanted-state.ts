import { createHash } from 'node:crypto'
import type { Reset } from '../model/approval.ts'
import type { EntryReference } from '../model/evidence.ts'
import type { Facts } from '../model/facts.ts'
import type { Row, Verdict, VerdictState } from '../model/verdict.ts'
import type { Policy } from '../policy/schema.ts'
import { type CheckRunSource, checkRun, type Evidence, numberOf, title } from './check-run.ts'
import { comment } from './comment.ts'
import { type Dismissal, dismissals, refused } from './dismissals.ts'
import { isMet, standing } from './headline.ts'
import { cut } from './markdown.ts'
import type { Publication } from './publications.ts'
import type { CheckRunContent, Reviewers, StatusContent } from './publisher.ts'
import { askedAt, reviewers } from './review-requests.ts'

/** All that GitHub's view of a pull request follows from. */
export interface WantedFrom {
  readonly verdict: Verdict
  readonly facts: Pick<Facts, 'pull' | 'parts'>
  readonly policy: Pick<
    Policy,
    'check' | 'comment' | 'labels' | 'mention' | 'request_reviews' | 'roles' | 'approvals'
  >
  /** The verdict's entry in the record. */
  readonly evidence: Evidence | null
  /**
   * Current verdicts of the other open pull requests into covered branches with the same head SHA. One that has the
   * pull request's own key holds rows about what is not known of the others.
   */
  readonly others: readonly OtherVerdict[]
  /** The verdict's report page; `null` while there is none. */
  readonly reportUrl: string | null
  /** What we wrote on this pull request before. */
  readonly before: readonly Publication[]
}

/** A verdict of another pull request, with its entry in the evidence where it has one. */
export interface OtherVerdict extends Verdict {
  readonly entry?: EntryReference | null
}

/** What GitHub should show. */
export interface WantedState {
  readonly checkRun: CheckRunWish
  /** `null`: the policy names no context. */
  readonly status: StatusWish | null
  /** Markdown; `null`: what stands there stays, since the policy wants none or the pull request is closed. */
  readonly comment: string | null
  /** The one label that is ours to set, or none. */
  readonly label: { readonly wanted: string | null; readonly shown: readonly string[] }
  readonly dismissals: readonly Dismissal[]
  /** Who is still to be asked; `null`: nobody. */
  readonly reviewers: Reviewers | null
}

export interface CheckRunWish {
  readonly content: CheckRunContent
  /** SHA-256 of what it means: without the time, and the time of the next try. */
  readonly hash: string
  /** True where a run that is there stays as it is, since its pull request is closed. */
  readonly keep: boolean
}

export interface StatusWish {
  readonly content: StatusContent
  readonly hash: string
}

/** Describes what GitHub should show for a verdict. Pure: what stands there plays no part in it. */
export function wantedState(from: WantedFrom): WantedState {
  const { verdict, facts, policy } = from
  const { pull } = facts
  const source = checkRunSource(from)
  const keep = pull.state === 'closed' && source.verdict.key === verdict.key
  return {
    checkRun: { content: checkRun(source), hash: hashOf(checkRun(withoutMoment(source))), keep },
    status: policy.check.status === false ? null : status(source, policy.check.status),
    comment:
      policy.comment && pull.state === 'open' ? comment(verdict, policy.mention, resetsOf(facts)) : null,
    label: { wanted: readyLabel(from), shown: pull.labels },
    dismissals: policy.approvals.dismiss && pull.state === 'open' ? dismissals(from) : [],
    reviewers: policy.request_reviews && pull.state === 'open' && !pull.draft ? reviewers(from) : null,
  }
}

function resetsOf({ parts: { history } }: WantedFrom['facts']): readonly Reset[] {
  return history?.known ? history.value.resets : []
}

/** SHA-256, hexadecimal. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** GitHub refuses a status whose description is longer. */
export const LONGEST_DESCRIPTION = 140

const severity: readonly VerdictState[] = ['failure', 'action_required', 'success']

/**
 * One commit shows one check run, so it shows the worst verdict of the open pull requests with that head. Which
 * one is written does not depend on whose evaluation writes it; else two pull requests would overwrite each
 * other's words for ever.
 */
function checkRunSource(from: WantedFrom): CheckRunSource {
  const { facts, policy, evidence, reportUrl, before } = from
  const here = from.others.filter(other => other.headSha === from.verdict.headSha)
  const own = withOwnDoubts(from.verdict, here)
  const others = here.filter(other => other.key !== own.key)
  const open = facts.pull.state === 'open' || others.length === 0 ? [own, ...others] : others
  const [worst = own] = open.toSorted(bySeverity)
  const isOwn = worst === own
  return {
    name: policy.check.name,
    verdict: worst,
    evidence: isOwn ? evidence : (others.find(other => other === worst)?.entry ?? null),
    alsoHere: open.filter(other => other !== worst),
    reportUrl: isOwn ? reportUrl : null,
    askedAt: isOwn ? askedAt(from) : {},
    refused: open.length === 1 ? refused(before) : [],
  }
}

/** With the rows that say what is not known about the other pull requests: then the commit is not green either. */
function withOwnDoubts(verdict: Verdict, here: readonly OtherVerdict[]): Verdict {
  const doubts = here.filter(other => other.key === verdict.key)
  const [worst = verdict] = [verdict, ...doubts].toSorted(bySeverity)
  return { ...verdict, state: worst.state, rows: [...doubts.flatMap(({ rows }) => rows), ...verdict.rows] }
}

/** The worst first; of equals, the pull request that was opened first. */
export function bySeverity(a: Verdict, b: Verdict): number {
  return severity.indexOf(a.state) - severity.indexOf(b.state) || numberOf(a) - numberOf(b)
}

/** The same at every evaluation that finds the same; what is left out is written with the next difference. */
export function withoutMoment(source: CheckRunSource): CheckRunSource {
  const { evidence } = source
  return {
    ...source,
    verdict: timeless(source.verdict),
    // Another entry is another verdict, although it may read the same; how long it took is none.
    evidence: evidence && { sequence: evidence.sequence, hash: evidence.hash },
    reportUrl: null,
    askedAt: {},
  }
}

function timeless(verdict: Verdict): Verdict {
  return { ...verdict, at: '', rows: verdict.rows.map(row => ({ ...row, result: withoutRetry(row.result) })) }
}

function withoutRetry(result: Row['result']): Row['result'] {
  if (result.status !== 'error' || result.retryAt === null) return result
  return { ...result, retryAt: 'later' }
}

/** Waiting is `pending`, a violation `failure`, the undetermined `error`. */
function status(source: CheckRunSource, context: string): StatusWish {
  const { failed } = standing(source.verdict)
  const state =
    source.verdict.state === 'failure' && failed.length === 0 ? 'error' : statusOf[source.verdict.state]
  const description = cut(title(source), LONGEST_DESCRIPTION)
  return {
    content: { context, state, description, targetUrl: source.reportUrl },
    hash: hashOf([context, state, title({ ...source, verdict: timeless(source.verdict) })]),
  }
}

const statusOf = { success: 'success', action_required: 'pending', failure: 'failure' } as const

/** The label is there while nothing but reviews is missing. */
function readyLabel({ verdict, facts: { pull }, policy }: WantedFrom): string | null {
  const label = policy.labels.ready
  if (label === false || pull.state !== 'open' || pull.draft) return null
  const required = verdict.rows.filter(row => row.level === 'required')
  const isReady = required.every(
    row => isMet(row) || (row.result.status === 'pending' && row.result.approvals),
  )
  return isReady ? label : null
}
