import type { ObservedBase } from '../model/observation.ts'
import type { ApprovalPolicy } from './approval-policy.ts'
import { compareHeads } from './compare-heads.ts'
import { kindOf } from './kept-move.ts'
import type { Move } from './moves.ts'
import { type Given, movesSince, type Since } from './moves-since.ts'
import type { ApprovalFacts } from './require-approvals.ts'
import { laterTime, second, short, time } from './wording.ts'

/** What happened to an approval after it was given; `final` where it can never count again. */
export type Aftermath =
  | { readonly stands: true }
  | { readonly stands: false; readonly why: string; readonly final: boolean }

/**
 * Whether an approval that was given on a known head still stands: no retargeting since, and nothing but moves that
 * the policy keeps approvals on and that left the fingerprint as it was, in one unbroken way to the present head.
 */
export function aftermath(
  login: string,
  given: Given,
  facts: ApprovalFacts,
  policy: ApprovalPolicy,
): Aftermath {
  const who = `${login} approved ${short(given.headSha)} at ${time(given.at)}`
  const fell: Fell = (what, final) => ({
    stands: false,
    why: `${who}; ${what}. A new review is needed.`,
    final,
  })
  const since = movesSince(facts.history, given)
  const fallen = [
    changed(given, since, facts, fell),
    retargeted(given, facts, fell),
    notCompared(given, since, facts, fell),
    broken(given, since, facts, fell),
    notKept(given, since, facts, policy, fell),
  ].filter(reason => reason !== null)
  const [first] = fallen
  return first === undefined ? { stands: true } : { ...first, final: fallen.some(({ final }) => final) }
}

type Fallen = Extract<Aftermath, { stands: false }>

type Fell = (what: string, final: boolean) => Fallen

function changed(given: Given, since: Since, facts: ApprovalFacts, fell: Fell): Fallen | null {
  const compared = (sha: string) => compareHeads(given.headSha, sha, facts.history)
  const differs = (sha: string) => compared(sha).is === 'different'
  const how = (sha: string) => {
    const answer = compared(sha)
    const moved = answer.is === 'different' ? answer.moved : null
    return moved === null
      ? `the code changed with ${short(sha)}`
      : `${short(sha)} moved ${moved} to another place`
  }
  const move = inOrder(since.moves).find(({ after }) => differs(after))
  if (move) {
    const final = certain(move, given, facts) || (given.seen && differs(facts.pull.headSha))
    return fell(`${how(move.after)} at ${laterTime(move.seenAt, given.at)}`, final)
  }
  const other = passedHeads(given, since, facts).find(differs)
  return other === undefined ? null : fell(how(other), differs(facts.pull.headSha))
}

/**
 * A move in the same second, or one that only an event told of, may have happened before the approval, and then
 * resets nothing for good: except where the approval was seen on one head and the move led to the present other one.
 */
function certain(move: Move, given: Given, { pull }: ApprovalFacts): boolean {
  if (move.at !== null && second(move.at) > second(given.at)) return true
  return given.seen && pull.headSha !== given.headSha && move.after === pull.headSha
}

function retargeted(given: Given, { history }: ApprovalFacts, fell: Fell): Fallen | null {
  const seen = observedBases(history.observations)
  const listed = history.retargets.find(({ at }) => !(second(at) < second(given.at)))
  if (listed) {
    const names = seen.length === 1 && seen[0] ? ` from \`${seen[0].from}\` to \`${seen[0].to}\`` : ''
    const final = second(listed.at) > second(given.at)
    return fell(`the base branch changed${names} at ${laterTime(listed.at, given.at)}`, final)
  }
  const newest = seen.at(-1)
  if (newest === undefined || seen.length <= history.retargets.length) return null
  return fell(`the base branch changed from \`${newest.from}\` to \`${newest.to}\``, false)
}

function notCompared(given: Given, since: Since, facts: ApprovalFacts, fell: Fell): Fallen | null {
  for (const sha of passedHeads(given, since, facts)) {
    const compared = compareHeads(given.headSha, sha, facts.history)
    if (compared.is !== 'unknown') continue
    return fell(`whether ${short(sha)} changed the code is not known, since ${compared.why}`, false)
  }
  return null
}

/** Where one move is missing, a head that nobody compared may have stood in between. */
function broken(given: Given, since: Since, { pull }: ApprovalFacts, fell: Fell): Fallen | null {
  const reached = new Set([given.headSha])
  for (let grown = true; grown; ) {
    const next = since.moves.find(
      ({ before, after }) => before !== null && reached.has(before) && !reached.has(after),
    )
    if (next) reached.add(next.after)
    grown = next !== undefined
  }
  const whole = since.moves.every(({ before }) => before !== null && reached.has(before))
  if (whole && reached.has(pull.headSha) && since.sightings.every(sha => reached.has(sha))) return null
  return fell(`how the branch came from there to ${short(pull.headSha)} is not known`, false)
}

function notKept(
  given: Given,
  since: Since,
  facts: ApprovalFacts,
  policy: ApprovalPolicy,
  fell: Fell,
): Fallen | null {
  for (const move of inOrder(since.moves)) {
    const kind = kindOf(move, facts.commits)
    if (kind !== null && kind !== 'commits' && policy.keep_on.includes(kind)) continue
    const head = short(move.after)
    const at = laterTime(move.seenAt, given.at)
    // Known to be none of the kinds that the policy keeps, whatever it was.
    if (policy.keep_on.length === 0) return fell(`${head} was pushed at ${at}`, certain(move, given, facts))
    if (kind === null)
      return fell(`whether ${head} is a merge of the base branch or a rebase is not known`, false)
    return fell(`${phrases[kind](head)} at ${at}`, certain(move, given, facts))
  }
  return null
}

const phrases = {
  'base-merge': (head: string) => `${head} merged the base branch`,
  rebase: (head: string) => `the branch was rebased to ${head}`,
  commits: (head: string) => `${head} added commits`,
}

/** Every head that may have stood there since, the present one included. */
function passedHeads(given: Given, { moves, sightings }: Since, { pull }: ApprovalFacts): readonly string[] {
  const heads = inOrder(moves).flatMap(({ before, after }) => (before === null ? [after] : [before, after]))
  return [...new Set([...heads, ...sightings, pull.headSha])].filter(sha => sha !== given.headSha)
}

function inOrder(moves: readonly Move[]): readonly Move[] {
  return [...moves].sort((a, b) => second(a.seenAt) - second(b.seenAt))
}

function observedBases(observations: ApprovalFacts['history']['observations']): readonly ObservedBase[] {
  const bases = observations.flatMap(seen => (seen.kind === 'base' ? [seen] : []))
  return [...new Map(bases.map(base => [base.delivery, base])).values()]
}
