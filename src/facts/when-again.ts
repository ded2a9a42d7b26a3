import type { History, Review } from '../model/approval.ts'
import type { Facts } from '../model/facts.ts'
import type { WaiverMarker } from '../model/finding.ts'
import type { PullRequest } from '../model/pull-request.ts'
import { endOf } from '../waivers/weigh.ts'
import { nextTry, type Outages } from './outage.ts'

/** When to look again, although no event may come: as soon as the first of what could not be read is tried again. */
export function whenAgain(
  { met, at }: Outages,
  { headSha }: Pick<PullRequest, 'headSha'>,
  { tickets, findings, infrastructure, history, reviews }: Facts['parts'],
): string | null {
  const unread = tickets?.known
    ? tickets.value.flatMap(t => (t.state === 'unreadable' ? (t.retryAt ?? []) : []))
    : []
  const justified = [
    ...(findings?.known ? findings.value.found : []),
    ...(infrastructure?.known ? infrastructure.value.introduced : []),
  ]
  const ending = justified.flatMap(({ marker }) => endOfMarker(marker, at))
  const lagging = history?.known && reviews?.known ? endOfLag(history.value, reviews.value, headSha, at) : []
  return [...met.map(outage => nextTry(outage, at)), ...unread, ...ending, ...lagging].sort()[0] ?? null
}

/** For so long after the last event GitHub's list of pushes may lag behind the head. */
const LONGEST_LAG_MS = 10 * 60_000

/** No event tells when the list shows the head on which an approval rests. */
function endOfLag(
  { pushes, pushesIncomplete, observations }: History,
  reviews: readonly Review[],
  headSha: string,
  at: string,
): string[] {
  const rests = pushesIncomplete === null && reviews.some(({ state }) => state === 'approved')
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
