import type { History } from '../model/approval.ts'
import { knownMoves, type Move, observedHeads } from './moves.ts'
import { second } from './wording.ts'

/** Where and when an approval was given. */
export interface Given {
  readonly headSha: string
  readonly at: string
  /** True when the event that brought it named this head; false when it was concluded from GitHub's lists. */
  readonly seen: boolean
}

/** What may have happened to the head after an approval. */
export interface Since {
  readonly moves: readonly Move[]
  /** Heads that were seen at a reopening and belong to no known move before the approval. */
  readonly sightings: readonly string[]
}

/**
 * Every move that is not known to be earlier than the approval. An event's arrival proves no order, since events
 * are reordered and our clock is not GitHub's; two things do: GitHub's own time of a move, and that the one known
 * way to the head on which an approval was given must have been gone before it.
 */
export function movesSince(history: History, given: Given): Since {
  const moves = knownMoves(history)
  const wayThere = given.seen ? onlyWayTo(given, moves, history) : []
  const later = moves.filter(move =>
    move.at === null ? !wayThere.includes(move) : isLater(move, move.at, given),
  )
  const onTheWay = new Set([given.headSha, ...wayThere.flatMap(({ before, after }) => [before, after])])
  const sightings = observedHeads(history.observations)
    .filter(
      ({ action, after }) => action === 'reopened' && !onTheWay.has(after) && !isBefore(after, moves, later),
    )
    .map(({ after }) => after)
  return { moves: later, sightings }
}

/** In the same second the order is unknown, and unknown is later; but the push of a head precedes what was seen on it. */
function isLater(move: Move, at: string, given: Given): boolean {
  const difference = second(at) - second(given.at)
  if (difference === 0) return !(given.seen && move.after === given.headSha)
  return !(difference < 0)
}

/**
 * Walks back from a head as long as one known arrival leads to each. That way was gone before the approval, provided
 * that it begins at the opening or with a move which GitHub's time puts before; a head that was met twice, or a
 * beginning that is not known, leaves open at which of its visits the approval was given.
 */
function onlyWayTo(given: Given, moves: readonly Move[], history: History): readonly Move[] {
  const openedOn = observedHeads(history.observations)
    .filter(({ action }) => action === 'opened')
    .map(({ after }) => after)
  const way: Move[] = []
  const met = new Set<string>()
  for (let sha = given.headSha; !met.has(sha); ) {
    met.add(sha)
    const [arrival, another] = moves.filter(({ after }) => after === sha)
    if (arrival === undefined) return openedOn.includes(sha) ? way : []
    if (another !== undefined) return []
    if (arrival.at !== null) return isLater(arrival, arrival.at, given) ? [] : way
    way.push(arrival)
    if (arrival.before === null) return []
    sha = arrival.before
  }
  return []
}

/** A head whose every known move lies before the approval was not seen after it. */
function isBefore(sha: string, moves: readonly Move[], later: readonly Move[]): boolean {
  const touches = (move: Move) => move.after === sha || move.before === sha
  return moves.some(touches) && !later.some(touches)
}
