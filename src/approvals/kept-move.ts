import type { Commit } from '../model/pull-request.ts'
import type { Move } from './moves.ts'

/** How a move came about, as far as the commits tell; `null` when they do not. */
export type MoveKind = 'base-merge' | 'rebase' | 'commits'

/**
 * Tells a merge of the base branch from a rebase and from other commits. This decides only which words of `keep_on`
 * apply: that nothing changed is shown by the fingerprint alone.
 *
 * @param commits all commits of the pull request
 */
export function kindOf(move: Move, commits: readonly Commit[]): MoveKind | null {
  if (move.forced === true) return 'rebase'
  if (move.before === null) return null
  const bySha = new Map(commits.map(commit => [commit.sha, commit]))
  if (!bySha.has(move.after)) return null
  const reached = ancestors(move.after, bySha)
  if (!reached.has(move.before)) return move.forced === null ? 'rebase' : null

  const old = ancestors(move.before, bySha)
  const added = [...reached].filter(sha => !old.has(sha)).map(sha => bySha.get(sha))
  return added.every(commit => commit !== undefined && isMergeFromOutside(commit, bySha))
    ? 'base-merge'
    : 'commits'
}

/** A merge with a parent that is no commit of the pull request, so one that came with the base branch. */
export function isMergeFromOutside(commit: Commit, bySha: ReadonlyMap<string, Commit>): boolean {
  return commit.parents.length > 1 && commit.parents.some(parent => !bySha.has(parent))
}

/** A commit and everything before it, within the pull request. */
export function ancestors(sha: string, bySha: ReadonlyMap<string, Commit>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const commit = bySha.get(next)
    if (commit === undefined || found.has(next)) continue
    found.add(next)
    open.push(...commit.parents)
  }
  return found
}
