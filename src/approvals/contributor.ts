import type { Commit } from '../model/pull-request.ts'
import { compareHeads } from './compare-heads.ts'
import { ancestors, isMergeFromOutside, kindOf } from './kept-move.ts'
import { isWorkflow } from './eligible.ts'
import { knownMoves, type Move, observedHeads } from './moves.ts'
import { isApprovedByReview } from './opinion.ts'
import { replacedMoves } from './replaced-moves.ts'
import type { ApprovalFacts } from './require-approvals.ts'
import { short } from './wording.ts'

/** Who had a hand in the pull request, and what about that is not known. */
export interface Contributions {
  /** By account id: what follows the login and “approved” in the sentence, or the whole of it. */
  readonly people: ReadonlyMap<number, (login: string) => string>
  /** Commits and pushes that GitHub cannot attribute, each as the beginning of a sentence; the policy decides. */
  readonly unattributed: readonly string[]
  /** Why it is not known who pushed a commit, a sentence; `null` when it is known. */
  readonly unknownPusher: string | null
}

/** Finds everybody who opened the pull request, or authored, co-authored, committed or pushed a commit in it. */
export function contributions(facts: ApprovalFacts): Contributions {
  const bySha = new Map(facts.commits.map(commit => [commit.sha, commit]))
  const people = new Map<number, (login: string) => string>()
  const unattributed: string[] = []
  const add = (id: number, sentence: (login: string) => string) => {
    if (!people.has(id)) people.set(id, sentence)
  }

  if (facts.pull.author)
    add(facts.pull.author.id, login => `${login} approved, but opened this pull request.`)
  for (const commit of facts.commits) {
    const merge = mergeOf(commit, bySha, facts)
    if (merge === 'unchanged') continue
    for (const { id, sentence } of namedBy(commit, merge === 'unknown')) add(id, sentence)
    unattributed.push(...nobody(commit))
  }
  for (const move of pushesOfCommits(facts, bySha)) {
    const head = short(move.after)
    if (move.by === null) unattributed.push(`the push of ${head}`)
    else if (isWorkflow(move.by)) unattributed.push(`the push of ${head} by a workflow`)
    else add(move.by.id, login => `${login} approved, but pushed ${head} in this pull request.`)
  }
  for (const { by, before, after } of replacedMoves(knownMoves(facts.history), bySha)) {
    // What nobody known pushed is theirs who rewrote it and pushed it as themselves.
    if (by === null || isWorkflow(by)) continue
    if (before !== null && compareHeads(before, after, facts.history).is === 'same') continue
    add(by.id, login => `${login} approved, but pushed ${short(after)}, which was rewritten since.`)
  }
  return { people, unattributed: [...new Set(unattributed)], unknownPusher: unknownPusher(facts, bySha) }
}

/** Whether a commit is a merge of the base branch which left the fingerprint as it was: such a merge adds nothing. */
function mergeOf(
  commit: Commit,
  bySha: ReadonlyMap<string, Commit>,
  { history }: ApprovalFacts,
): 'no' | 'unchanged' | 'unknown' {
  const [first] = commit.parents
  if (first === undefined || !bySha.has(first) || !isMergeFromOutside(commit, bySha)) return 'no'
  const { is } = compareHeads(first, commit.sha, history)
  if (is === 'unknown') return 'unknown'
  return is === 'same' ? 'unchanged' : 'no'
}

function namedBy(
  commit: Commit,
  unknownMerge: boolean,
): { id: number; sentence: (login: string) => string }[] {
  const sha = short(commit.sha)
  const bySuggestion = isWebFlow(commit.committer)
  const named = (login: string, did: string) =>
    unknownMerge
      ? `${login} approved, but made the merge ${sha}, and whether it changed the code is not known.`
      : `${login} approved, but ${did} ${sha} in this pull request.`
  const authors = commit.authors.flatMap(({ account }, index) => {
    if (account === null) return []
    if (index === 0) return [{ id: account.id, sentence: (login: string) => named(login, 'authored') }]
    if (!bySuggestion) return [{ id: account.id, sentence: (login: string) => named(login, 'co-authored') }]
    const suggested = (login: string) => `${login}'s suggestion was committed, so another reviewer is needed.`
    return [{ id: account.id, sentence: suggested }]
  })
  const committer = commit.committer?.account
  if (!committer || bySuggestion) return authors
  return [{ id: committer.id, sentence: login => named(login, 'committed') }, ...authors]
}

/** The people of a commit whom GitHub does not know (any more), or who stand behind a workflow. */
function nobody(commit: Commit): string[] {
  const { authors, committer } = commit
  const named = [...authors, ...(committer === null ? [] : [committer])]
  if (named.some(({ account }) => account !== null && isWorkflow(account)))
    return [`${short(commit.sha)} by a workflow`]
  const known = authors.every(({ account }) => account !== null && account.login !== webFlow)
  const byKnown = committer !== null && (committer.account !== null || isWebFlow(committer))
  return known && byKnown && authors.length > 0 ? [] : [short(commit.sha)]
}

/** GitHub's own account (https://github.com/web-flow): it commits what people do on its pages, and authors nothing. */
const webFlow = 'web-flow'

/** On some answers it has the address alone. */
function isWebFlow(committer: Commit['committer']): boolean {
  if (committer === null) return false
  return committer.account ? committer.account.login === webFlow : committer.email === 'noreply@github.com'
}

/** Moves that brought commits which are still in the pull request; unchanged merges of the base branch left out. */
function pushesOfCommits(facts: ApprovalFacts, bySha: ReadonlyMap<string, Commit>): readonly Move[] {
  return knownMoves(facts.history).filter(move => {
    if (!bySha.has(move.after)) return false
    if (move.before === null || kindOf(move, facts.commits) !== 'base-merge') return true
    return compareHeads(move.before, move.after, facts.history).is !== 'same'
  })
}

/**
 * Where GitHub's list of pushes is not whole, or does not show the head yet, each commit must have come with a push
 * that is known. For a fork the opening stands for what was pushed before it: GitHub tells nobody who pushed to a
 * fork, and who gives its owner code by another way is beyond what can be known.
 */
function unknownPusher(facts: ApprovalFacts, bySha: ReadonlyMap<string, Commit>): string | null {
  const { pull, history } = facts
  const lacks = history.pushesIncomplete ?? headIsUnlisted(facts)
  if (lacks === null) return null
  const covered = new Set<string>()
  for (const move of knownMoves(history).filter(({ by }) => by !== null)) {
    for (const sha of broughtBy(move, bySha)) covered.add(sha)
  }
  if (pull.headRepositoryId !== pull.repository.id) {
    const opened = observedHeads(history.observations).filter(({ action }) => action === 'opened')
    for (const { after } of opened) for (const sha of ancestors(after, bySha)) covered.add(sha)
  }
  const missing = facts.commits.find(({ sha }) => !covered.has(sha))
  return missing ? `Who pushed ${short(missing.sha)} is not known. ${lacks}` : null
}

/** The list lags behind the head, and is asked for only where somebody approved. */
function headIsUnlisted({ pull, history, reviews }: ApprovalFacts): string | null {
  if (!isApprovedByReview(reviews, history.observations)) return null
  if (knownMoves(history).some(({ after }) => after === pull.headSha)) return null
  return `GitHub's list of pushes does not show ${short(pull.headSha)} yet.`
}

function broughtBy(move: Move, bySha: ReadonlyMap<string, Commit>): readonly string[] {
  // A force push of the timeline does not say what was there before it, so only its head surely came with it.
  if (move.before === null && move.forced !== false) return [move.after]
  const old = move.before === null ? new Set<string>() : ancestors(move.before, bySha)
  return [...ancestors(move.after, bySha)].filter(sha => !old.has(sha))
}
