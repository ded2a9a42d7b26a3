import { approvalNeeds } from '../approvals/require-approvals.ts'
import { type Check, neededBy } from '../checks/define-check.ts'
import { checks } from '../checks/index.ts'
import type { Need } from '../model/facts.ts'
import { checksInForce, type PolicySetup } from './checks-in-force.ts'
import type { Policy } from './schema.ts'

/** The one plan of what to gather for a verdict. */
export interface Needs {
  readonly parts: ReadonlySet<Need>
  /** Names of the roles whose holders decide. */
  readonly roles: readonly string[]
}

/**
 * What the checks in force and the exemptions of this policy need to know. The files are always read,
 * since a change of the policy's own file is judged before it is merged.
 */
export function needsOf(policy: Policy, setup: PolicySetup, known: readonly Check[] = checks): Needs {
  const inForce = checksInForce(policy, setup, known)
  const asked = inForce.flatMap(({ check, options }) => neededBy(check, options))
  const roles = inForce.map(({ options }) => options['by']).filter(role => typeof role === 'string')
  const canBeWaived = asked.includes('findings') || asked.includes('infrastructure')
  const waivedBy = canBeWaived ? policy.waivers?.by : undefined
  const forWaivers = waivedBy === undefined ? [] : approvalNeeds
  return {
    parts: new Set(['files', ...asked, ...forWaivers, ...neededByExemptions(policy)]),
    roles: [...new Set(waivedBy === undefined ? roles : [...roles, waivedBy])],
  }
}

function neededByExemptions({ exemptions }: Policy): Need[] {
  return exemptions.flatMap(({ when }): Need[] => [
    ...(when.authors === undefined ? [] : (['commits', 'history'] as const)),
    ...(when.revert === undefined ? [] : (['revert'] as const)),
  ])
}
