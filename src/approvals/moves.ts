import type { Account } from '../model/account.ts'
import type { History, Push } from '../model/approval.ts'
import type { ObservedHead } from '../model/observation.ts'
import { second } from './wording.ts'

/** The head moved: told by GitHub's lists, by an event, or by both. */
export interface Move {
  readonly before: string | null
  readonly after: string
  /** GitHub's own time; `null` for a move that no list of GitHub's shows (yet). */
  readonly at: string | null
  /** When it happened, for people: GitHub's time, else the event's arrival. */
  readonly seenAt: string
  readonly by: Account | null
  readonly forced: boolean | null
}

/** Every move that is known from anywhere. Doubled deliveries and doubled listings are one. */
export function knownMoves({ pushes, observations }: History): readonly Move[] {
  const listed = withoutTimelineDoubles(pushes).map(push => ({ push, observed: null as ObservedHead | null }))
  const unlisted: ObservedHead[] = []
  for (const observed of observedHeads(observations).filter(({ action }) => action === 'moved')) {
    const match = listed.find(
      ({ push, observed: taken }) =>
        taken === null && push.before === observed.before && push.after === observed.after,
    )
    if (match) match.observed = observed
    else unlisted.push(observed)
  }
  const surplus = unlisted.filter(observed => !fillTimelineEntry(observed, unlisted, listed))
  return [...listed.map(({ push, observed }) => fromList(push, observed)), ...surplus.map(fromEvent)]
}

/** The heads that events named, each delivery once: GitHub redelivers under the same delivery id. */
export function observedHeads(observations: History['observations']): readonly ObservedHead[] {
  const seen = new Set<string>()
  return observations.filter(observation => {
    if (observation.kind !== 'head' || seen.has(observation.delivery)) return false
    seen.add(observation.delivery)
    return true
  }) as readonly ObservedHead[]
}

/**
 * The timeline knows force pushes without the head before them, and the activity list knows the same ones with it.
 * Each entry of the timeline is taken for one of the activity list's within a minute; what is left over stays.
 */
function withoutTimelineDoubles(pushes: readonly Push[]): readonly Push[] {
  const distinct = [
    ...new Map(pushes.map(push => [JSON.stringify([push.at, push.before, push.after]), push])).values(),
  ]
  const whole = distinct.filter(push => push.before !== null || push.forced !== true)
  const taken = new Map<Push, Push>()
  const left: Push[] = []
  for (const entry of distinct.filter(push => !whole.includes(push))) {
    const twin = whole.find(push => !taken.has(push) && isSameForcePush(push, entry))
    if (twin) taken.set(twin, entry)
    else left.push(entry)
  }
  return [...whole.map(push => latest(push, taken.get(push))), ...left]
}

function isSameForcePush(listed: Push, entry: Push): boolean {
  if (listed.before === null || listed.after !== entry.after || listed.forced === false) return false
  return Math.abs(second(listed.at) - second(entry.at)) <= 60_000
}

/** The later of two times for one push: an approval between them is then before it, the stricter reading. */
function latest(push: Push, entry: Push | undefined): Push {
  if (entry === undefined) return push
  return second(entry.at) > second(push.at)
    ? { ...push, at: entry.at, forced: true }
    : { ...push, forced: true }
}

/** Joins an event to a timeline entry of the same head, only where no other event or entry could be meant. */
function fillTimelineEntry(
  observed: ObservedHead,
  unlisted: readonly ObservedHead[],
  listed: { push: Push; observed: ObservedHead | null }[],
): boolean {
  // A branch's creation has no head before it either, and is no move: only what is known as forced can be meant.
  const entries = listed.filter(
    ({ push }) => push.before === null && push.forced === true && push.after === observed.after,
  )
  const entry = entries[0]
  if (entry === undefined || entries.length > 1) return false
  if (unlisted.filter(({ after }) => after === observed.after).length > 1) return false
  entry.observed = observed
  return true
}

function fromList(push: Push, observed: ObservedHead | null): Move {
  return {
    before: push.before ?? observed?.before ?? null,
    after: push.after,
    at: push.at,
    seenAt: push.at,
    by: push.by ?? observed?.sender ?? null,
    forced: push.forced,
  }
}

function fromEvent(observed: ObservedHead): Move {
  return {
    before: observed.before,
    after: observed.after,
    at: null,
    seenAt: observed.receivedAt,
    by: observed.sender,
    forced: null,
  }
}
