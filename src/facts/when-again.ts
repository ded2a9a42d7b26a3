import { latestOpinions } from '../approvals/opinion.ts'
import type { Comment, History, Review } from '../model/approval.ts'
import type { Facts, Gathered } from '../model/facts.ts'
import type { WaiverMarker } from '../model/finding.ts'
import type { PullRequest } from '../model/pull-request.ts'
import type { Policy } from '../policy/schema.ts'
import { endOf } from '../waivers/weigh.ts'
import { nextTry, type Outages } from './outage.ts'

/** When to look again, although no event may come: as soon as the first of what could not be read is tried again. */
export function whenAgain(
  { met, at }: Outages,
  { headSha }: Pick<PullRequest, 'headSha'>,
  { tickets, findings, infrastructure, history, reviews, comments }: Facts['parts'],
  { approvals }: Pick<Policy, 'approvals'>,
): string | null {
  const unread = tickets?.known
    ? tickets.value.flatMap(t => (t.state === 'unreadable' ? (t.retryAt ?? []) : []))
    : []
  const justified = [
    ...(findings?.known ? findings.value.found : []),
    ...(infrastructure?.known ? infrastructure.value.introduced : []),
  ]
  const ending = justified.flatMap(({ marker }) => endOfMarker(marker, at))
  const given = { reviews: known(reviews), comments: known(comments), phrases: approvals.approve_by_comment }
  const lagging = history?.known ? endOfLag(history.value, given, headSha, at) : []
  return [...met.map(outage => nextTry(outage, at)), ...unread, ...ending, ...lagging].sort()[0] ?? null
}

function known<T>(part: Gathered<readonly T[]> | undefined): readonly T[] {
  return part?.known ? part.value : []
}

interface Given {
  readonly reviews: readonly Review[]
  readonly comments: readonly Comment[]
  /** What approves in a comment. */
  readonly phrases: readonly string[]
}

/** For so long after the last event GitHub's list of pushes may lag behind the head. */
const LONGEST_LAG_MS = 10 * 60_000

/** No event tells when the list shows the head on which an approval rests. Without one the list was not asked for. */
function endOfLag(
  { pushes, pushesIncomplete, observations }: History,
  { reviews, comments, phrases }: Given,
  headSha: string,
  at: string,
): string[] {
  const opinions = latestOpinions(reviews, comments, observations, phrases)
  const rests = pushesIncomplete === null && opinions.some(({ kind }) => kind === 'approved')
  const isShown = pushes.some(({ after }) => after === headSha)
  const isFresh = observations.some(
    ({ receivedAt }) => Date.parse(at) - Date.parse(receivedAt) < LONGEST_LAG_MS,
  )
  return rests && !isShown && isFresh ? [nextTry({ retryAt: null, isTemporary: true }, at)] : []
}

/** A justification that holds today does not for ever. */
function endOfMarker(marker: WaiverMarker | undefined, at: string): string[] {
  const end = endOf(marker?.until ?? '')
  return end === null || end <= Date.parse(at) ? [] : [new Date(end).toISOString()]
}
