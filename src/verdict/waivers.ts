import type { WaiverContext } from '../checks/define-check.ts'
import { approvalDemand } from '../checks/review-options.ts'
import { type ApprovalFacts, approvalNeeds, requireApprovals } from '../approvals/require-approvals.ts'
import type { Facts, Gathered } from '../model/facts.ts'
import type { Finding } from '../model/finding.ts'
import type { ApprovalSummary } from '../model/result.ts'
import type { Policy } from '../policy/schema.ts'
import { type Approved, weigh } from '../waivers/weigh.ts'

/** The facts with every justification weighed, and what the checks have to know about it. */
export interface Weighed {
  readonly facts: Facts
  /** Left out where the policy waives nothing. */
  readonly waivers?: WaiverContext
}

/** Weighs the justifications that stand beside findings: the only place where a finding is waived. */
export function withWaivers(facts: Facts, policy: Policy): Weighed {
  const { findings, infrastructure } = facts.parts
  const by = policy.waivers?.by
  const none = by === undefined ? { facts } : { facts, waivers: { role: by, approvals: null } }
  const all = [
    ...(findings?.known ? findings.value.found : []),
    ...(infrastructure?.known ? infrastructure.value.introduced : []),
  ]
  if (all.every(({ marker }) => marker === undefined)) return none
  const { approved, summary } = approval(facts, policy)
  const weighing = { policy: policy.waivers ?? null, approved, at: facts.at }
  const weighed = (finding: Finding): Finding =>
    finding.marker === undefined ? finding : { ...finding, waiver: weigh(finding.marker, weighing) }
  const parts: Facts['parts'] = {
    ...facts.parts,
    ...(findings && { findings: mapped(findings, value => ({ ...value, found: value.found.map(weighed) })) }),
    ...(infrastructure && {
      infrastructure: mapped(infrastructure, value => ({
        ...value,
        introduced: value.introduced.map(weighed),
      })),
    }),
  }
  return {
    facts: { ...facts, parts },
    ...(by === undefined ? {} : { waivers: { role: by, approvals: summary } }),
  }
}

function mapped<T>(part: Gathered<T>, map: (value: T) => T): Gathered<T> {
  return part.known ? { known: true, value: map(part.value) } : part
}

interface Approval {
  readonly approved: Approved
  readonly summary: ApprovalSummary | null
}

function approval(facts: Facts, { waivers, approvals }: Policy): Approval {
  if (waivers === undefined) return unknown('The policy has no `waivers`.')
  const loaded: Record<string, unknown> = { pull: facts.pull }
  for (const need of approvalNeeds) {
    const part = facts.parts[need]
    if (part === undefined) return unknown(`“${need}” was not gathered.`)
    if (!part.known) return unknown(part.why)
    loaded[need] = part.value
  }
  const demand = approvalDemand({ by: waivers.by, count: 1 })
  const answer = requireApprovals(loaded as ApprovalFacts, demand, approvals)
  const summary = answer.result.approvals
  if (answer.state === 'met') {
    return { approved: { state: 'met', by: answer.by.map(({ login }) => login).join(', ') }, summary }
  }
  return { approved: { state: answer.state, says: answer.result.says }, summary }
}

function unknown(says: string): Approval {
  return { approved: { state: 'undetermined', says }, summary: null }
}
