import { allotApprovals } from '../approvals/allot.ts'
import { type CheckFacts, neededBy, pending, skipped, undetermined } from '../checks/define-check.ts'
import type { Facts, Need } from '../model/facts.ts'
import type { Result } from '../model/result.ts'
import type { Row, Verdict } from '../model/verdict.ts'
import { type CheckInForce, checksInForce } from '../policy/checks-in-force.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'
import { type Exemption, exemptionsFor } from './exemptions.ts'
import { policyRow } from './policy-row.ts'
import { rollUp } from './roll-up.ts'
import { withRuleSettings } from './rule-settings.ts'
import { type Weighed, withWaivers } from './waivers.ts'

/**
 * Judges the facts against the policy. Pure: the same facts and policy give the same verdict in the app,
 * on the command line, and in a replay years later.
 */
export function judge(facts: Facts, resolved: ResolvedPolicy): Verdict {
  const { pull } = facts
  const { policy, inForce } = resolved
  const weighed = withWaivers(withRuleSettings(facts, policy), policy)
  const inQuestion = checksInForce(policy, { jira: facts.jira !== null })
  const exemptions = exemptionsFor(facts, policy)
  const answered = inQuestion.map(check => rowOf(check, weighed, { policy, exemptions }))
  const rows = [
    policyRow(facts, resolved),
    draftRow(facts, resolved),
    ...(policy.approvals.shared ? answered : onePersonEach(answered)),
  ].filter(row => row !== null)

  return {
    key: `${pull.repository.id}#${pull.number}`,
    headSha: pull.headSha,
    baseRef: pull.baseRef,
    at: facts.at,
    state: rollUp(rows),
    rows,
    policy: inForce,
  }
}

/** What the policy says about a pull request as a whole. */
interface Rules {
  readonly policy: ResolvedPolicy['policy']
  readonly exemptions: readonly Exemption[]
}

function rowOf(inForce: CheckInForce, weighed: Weighed, rules: Rules): Row {
  const { id, name, requirement, fix } = inForce.check
  return { id, name, requirement, fix, level: inForce.level, result: answer(inForce, weighed, rules) }
}

function answer(
  { check, options }: CheckInForce,
  { facts, ...more }: Weighed,
  { policy, exemptions }: Rules,
): Result {
  const exemption = exemptions.find(({ skip }) => skip.includes(check.id))
  if (exemption) return skipped(`Exempted by “${exemption.name}”`)
  const loaded = partsOf(facts, neededBy(check, options))
  if ('why' in loaded) return undetermined(loaded.why, { retryAt: loaded.retryAt })
  try {
    return check.evaluate(loaded, options, { approvals: policy.approvals, ...more })
  } catch (error) {
    // A fault of ours in one check must not leave an older, greener verdict standing.
    return undetermined(
      `The check itself failed: ${error instanceof Error ? error.message : 'unknown fault'}.`,
    )
  }
}

/** The facts with the parts asked for, loaded, or why one of them could not be. */
function partsOf(
  { at, pull, jira, parts }: Facts,
  needs: readonly Need[],
): CheckFacts<Need> | { why: string; retryAt: string | null } {
  const loaded: Record<string, unknown> = { at, pull, jira }
  for (const need of needs) {
    const part = parts[need]
    if (part === undefined) return { why: `“${need}” was not gathered.`, retryAt: null }
    if (!part.known) return { why: part.why, retryAt: part.retryAt }
    loaded[need] = part.value
  }
  return loaded as CheckFacts<Need>
}

function draftRow({ pull }: Facts, { policy }: ResolvedPolicy): Row | null {
  if (!pull.draft || policy.drafts !== 'waiting') return null
  return {
    id: 'draft',
    name: 'Ready for review',
    requirement: 'Drafts cannot be merged',
    fix: 'Mark the pull request as ready for review.',
    level: 'required',
    result: pending('This pull request is a draft'),
  }
}

/** Where one person may serve one check only, takes from each check the approvals that serve another. */
function onePersonEach(rows: readonly Row[]): Row[] {
  const passing = rows.flatMap(({ id, level, result }) =>
    level === 'required' && result.approvals ? [{ id, summary: result.approvals }] : [],
  )
  const allotted = allotApprovals(
    passing.map(({ id, summary }) => ({
      id,
      needed: summary.needed,
      counting: summary.approvals.filter(approval => approval.counts).map(approval => approval.by.id),
    })),
  )
  return rows.map(row => withAllotted(row, allotted.get(row.id)))
}

function withAllotted(row: Row, people: ReadonlySet<number> | undefined): Row {
  const { result } = row
  const summary = result.approvals
  if (people === undefined || summary === undefined || result.status !== 'pass') return row
  if (people.size >= summary.needed) return row
  const approvals = summary.approvals.map(approval =>
    approval.counts && !people.has(approval.by.id)
      ? { ...approval, counts: false, why: `${approval.by.login}'s approval already serves another check.` }
      : approval,
  )
  const says = `Waits for a review by ${summary.title} from somebody whose approval serves no other check`
  return { ...row, result: pending(says, { approvals: { ...summary, approvals } }) }
}
