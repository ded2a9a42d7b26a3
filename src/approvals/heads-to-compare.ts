import type { Account } from '../model/account.ts'
import type { ApprovalPolicy } from './approval-policy.ts'
import { givenOn } from './given-on-head.ts'
import { isWorkflow } from './eligible.ts'
import { isMergeFromOutside, kindOf } from './kept-move.ts'
import { knownMoves } from './moves.ts'
import { movesSince } from './moves-since.ts'
import { latestOpinions, type Opinion } from './opinion.ts'
import { replacedMoves } from './replaced-moves.ts'
import type { ApprovalFacts } from './require-approvals.ts'

/** Two heads of which the judgement will ask whether they change the same. */
export type HeadPair = readonly [string, string]

/**
 * The heads that the judgement will compare, before any fingerprint is known: nothing while every approval stands on
 * the present head, so that an ordinary evaluation costs no comparison.
 */
export function headsToCompare(
  facts: Omit<ApprovalFacts, 'roles' | 'history'> & {
    history: Omit<ApprovalFacts['history'], 'fingerprints' | 'places'>
  },
  policy: ApprovalPolicy,
): readonly HeadPair[] {
  const history = { ...facts.history, fingerprints: {}, places: [] }
  const known: ApprovalFacts = { ...facts, roles: {}, history }
  const comments = policy.approve_by_comment.length > 0 ? facts.comments : []
  const opinions = latestOpinions(
    facts.reviews,
    comments,
    facts.history.observations,
    policy.approve_by_comment,
  ).filter(({ kind }) => kind === 'approved')
  const wanted = [
    ...opinions.flatMap(opinion => headsSince(opinion, known)),
    ...mergesBy(new Set(opinions.map(({ by }) => by.id)), known, opinions.length > 0),
  ]
  return [...new Map(wanted.map(pair => [pair.join(' '), pair])).values()]
}

function headsSince(opinion: Opinion, facts: ApprovalFacts): readonly HeadPair[] {
  const { given } = givenOn(opinion, facts)
  if (given === null) return []
  const { moves, sightings } = movesSince(facts.history, given)
  const heads = [...moves.flatMap(({ before, after }) => [before, after]), ...sightings, facts.pull.headSha]
  const others = heads.filter(sha => sha !== null && sha !== given.headSha) as string[]
  return others.map(sha => [given.headSha, sha])
}

/** What tells whether a merge of the base branch by an approver, or by nobody known, left all as it was. */
function mergesBy(
  approvers: ReadonlySet<number>,
  { commits, history }: ApprovalFacts,
  anybody: boolean,
): readonly HeadPair[] {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]))
  const matters = (account: Account | null) =>
    account === null || isWorkflow(account) ? anybody : approvers.has(account.id)
  const merged = commits.flatMap(commit => {
    const [first] = commit.parents
    if (first === undefined || !bySha.has(first) || !isMergeFromOutside(commit, bySha)) return []
    const people = [...commit.authors, ...(commit.committer ? [commit.committer] : [])]
    return people.some(({ account }) => matters(account)) ? [[first, commit.sha] as const] : []
  })
  const pushed = knownMoves(history).flatMap(move => {
    if (move.before === null || !matters(move.by) || kindOf(move, commits) !== 'base-merge') return []
    return [[move.before, move.after] as const]
  })
  const replaced = replacedMoves(knownMoves(history), bySha).flatMap(({ by, before, after }) =>
    before !== null && by !== null && approvers.has(by.id) ? [[before, after] as const] : [],
  )
  return [...merged, ...pushed, ...replaced]
}
