import type { Commit } from '../model/pull-request.ts'
import { ancestors } from './kept-move.ts'
import type { Move } from './moves.ts'

/**
 * Moves to heads that a later push by force rewrote. What they brought may be in the pull request all the same, under
 * other names or beneath what was dropped: unless that push went back to where the branch had stood before them.
 */
export function replacedMoves(moves: readonly Move[], bySha: ReadonlyMap<string, Commit>): readonly Move[] {
  const to = Map.groupBy(moves, ({ after }) => after)
  const rewriting = moves.filter(({ after, forced }) => forced !== false && bySha.has(after))
  // Somebody may push by force a thousand times, there and back.
  const distinct = new Map(rewriting.map(move => [`${move.before} ${move.after}`, move]))
  return [...new Set([...distinct.values()].flatMap(rewrite => replacedBy(rewrite, to, bySha)))]
}

function replacedBy(
  { before, after }: Move,
  to: ReadonlyMap<string, readonly Move[]>,
  bySha: ReadonlyMap<string, Commit>,
): readonly Move[] {
  const found = new Set<Move>()
  const met = new Set<string>()
  const open = [before]
  for (let head = open.pop(); head !== undefined; head = open.pop()) {
    if (head === null || met.has(head)) continue
    met.add(head)
    if (bySha.has(head)) {
      if (ancestors(head, bySha).has(after)) return []
      continue
    }
    for (const move of to.get(head) ?? []) {
      found.add(move)
      open.push(move.before)
    }
  }
  return [...found]
}
