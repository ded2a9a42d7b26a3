import type { Observation } from '../model/observation.ts'
import type { ApprovalFacts } from './require-approvals.ts'
import { type Move, knownMoves, observedHeads } from './moves.ts'
import type { Given } from './moves-since.ts'
import type { Opinion } from './opinion.ts'
import { second, short, time } from './wording.ts'

/** On which head an approval was given; where that is not certain, why not, and what GitHub's lists make likely. */
export type GivenOn =
  | { readonly known: true; readonly given: Given }
  | { readonly known: false; readonly given: Given | null; readonly why: string; readonly final: boolean }

/**
 * Finds the head on which an approval was given: from the event that brought it, else from GitHub's list of pushes.
 * `review.commit_id` alone proves nothing, since “Update branch” moves it to the new head.
 */
export function givenOn(opinion: Opinion, facts: ApprovalFacts): GivenOn {
  const { observations } = facts.history
  return opinion.source === 'comment'
    ? givenByComment(opinion, facts, observations)
    : givenByReview(opinion, facts, observations)
}

function givenByReview(
  opinion: Opinion,
  facts: ApprovalFacts,
  observations: readonly Observation[],
): GivenOn {
  const heads = observations.flatMap(seen =>
    seen.kind === 'review' && seen.action === 'submitted' && seen.reviewId === opinion.id
      ? [{ commitSha: seen.commitSha, headSha: seen.headSha }]
      : [],
  )
  const [first] = heads
  if (first === undefined) return unobservedReview(opinion, facts)
  const crossed = heads.find(({ commitSha, headSha }) => commitSha !== headSha)
  if (crossed?.commitSha) {
    const why = `${opinion.by.login} approved ${short(crossed.commitSha)} at ${time(opinion.at)}, when ${short(crossed.headSha)} had been pushed already. A new review is needed.`
    return {
      known: false,
      given: { headSha: crossed.commitSha, at: opinion.at, seen: true },
      why,
      final: true,
    }
  }
  if (crossed || heads.some(({ headSha }) => headSha !== first.headSha)) {
    return unknown(opinion, 'GitHub named no commit or several.')
  }
  return { known: true, given: { headSha: first.headSha, at: opinion.at, seen: true } }
}

/** Without an event GitHub's word counts only for an approval that is newer than the newest push. */
function unobservedReview(opinion: Opinion, facts: ApprovalFacts): GivenOn {
  if (hasNeverMoved(facts) && opinion.commitSha === facts.pull.headSha) {
    return { known: true, given: { headSha: facts.pull.headSha, at: opinion.at, seen: true } }
  }
  const listed = headByList(opinion, facts)
  if ('why' in listed) return unknown(opinion, listed.why)
  const given: Given = { headSha: listed.headSha, at: opinion.at, seen: false }
  if (listed.newest.after !== listed.headSha || listed.later) {
    const pushed = `${short(listed.newest.after)} was pushed at ${time(listed.newest.seenAt)}.`
    return { ...unknown(opinion, pushed), given }
  }
  if (opinion.commitSha !== listed.headSha) {
    const other = opinion.commitSha === null ? 'no commit' : short(opinion.commitSha)
    return { ...unknown(opinion, `GitHub names ${other}, and the head was ${short(listed.headSha)}.`), given }
  }
  return { known: true, given }
}

/** A comment names no commit: the newest head observed before it and GitHub's list of pushes must agree on one. */
function givenByComment(
  opinion: Opinion,
  facts: ApprovalFacts,
  observations: readonly Observation[],
): GivenOn {
  const arrival = observations.findIndex(
    seen => seen.kind === 'comment' && seen.action === 'created' && seen.commentId === opinion.id,
  )
  if (arrival === -1) return unknown(opinion, 'The comment was not observed when it was written.')
  const head = observedHeads(observations.slice(0, arrival)).at(-1)
  if (head === undefined) return unknown(opinion, 'No head was observed before it.')
  if (hasNeverMoved(facts)) {
    return { known: true, given: { headSha: facts.pull.headSha, at: opinion.at, seen: false } }
  }
  const listed = headByList(opinion, facts)
  if ('why' in listed) return unknown(opinion, listed.why)
  const given: Given = { headSha: listed.headSha, at: opinion.at, seen: false }
  if (listed.headSha === head.after) return { known: true, given }
  const why = `The newest head observed before it was ${short(head.after)}, and GitHub lists ${short(listed.headSha)}.`
  return { ...unknown(opinion, why), given }
}

interface Listed {
  readonly headSha: string
  readonly newest: Move
  readonly later: boolean
}

/** The head at a moment by GitHub's list of pushes: only where the list is whole and agrees with the present head. */
function headByList(opinion: Opinion, { pull, history }: ApprovalFacts): Listed | { readonly why: string } {
  if (history.pushesIncomplete !== null) return { why: history.pushesIncomplete }
  const moves = knownMoves(history)
  const unlisted = moves.find(({ at }) => at === null)
  if (unlisted) return { why: `GitHub's list of pushes does not show ${short(unlisted.after)} yet.` }
  const newest = newestOf(moves)
  if (newest === null) return { why: 'GitHub lists no push.' }
  if (newest.after !== pull.headSha)
    return { why: `GitHub's list of pushes does not show ${short(pull.headSha)} yet.` }
  const before = moves.filter(move => second(move.seenAt) < second(opinion.at))
  const then = newestOf(before)
  if (then === null) return { why: 'GitHub lists no push before it.' }
  return { headSha: then.after, newest, later: before.length < moves.length }
}

/** `null` too where two pushes of the newest second leave different heads: their order is unknown. */
function newestOf(moves: readonly Move[]): Move | null {
  const newest = Math.max(...moves.map(({ seenAt }) => second(seenAt)))
  const candidates = moves.filter(({ seenAt }) => second(seenAt) === newest)
  return new Set(candidates.map(({ after }) => after)).size === 1 ? (candidates[0] ?? null) : null
}

/**
 * Whether the head is certainly the one that the pull request was opened with, ever since. Adding commits cannot
 * lead back to it, and whatever can is a force push, which the timeline shows for forks too.
 */
function hasNeverMoved({ pull, history }: ApprovalFacts): boolean {
  const heads = observedHeads(history.observations)
  const opened = heads.some(({ action, after }) => action === 'opened' && after === pull.headSha)
  if (!opened || heads.some(({ action, after }) => action === 'moved' || after !== pull.headSha)) return false
  return knownMoves(history).every(({ seenAt }) => second(seenAt) <= second(pull.createdAt))
}

function unknown(opinion: Opinion, why: string): GivenOn & { known: false } {
  const how = opinion.source === 'comment' ? ' by comment' : ''
  return {
    known: false,
    given: null,
    why: `It is not known on which commit ${opinion.by.login} approved${how} at ${time(opinion.at)}. ${why} A new ${opinion.source} is needed.`,
    final: false,
  }
}
