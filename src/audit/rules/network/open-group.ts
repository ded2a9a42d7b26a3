import type { Outcome } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import type { Truth } from '../../resource/truth.ts'
import {
  EGRESS_RULES,
  GROUPS,
  groupRulesIn,
  type GroupTraffic,
  INGRESS_RULES,
} from '../../views/security-group.ts'
import { type Direction, forbidAnywhere } from './from-anywhere.ts'

/**
 * What the rules on what security groups let in from anywhere, or out to anywhere, have in common.
 * @param opens what must not be open
 * @param says a sentence about what opens it
 */
export function openGroup(
  direction: Direction,
  opens: (rule: GroupTraffic) => Truth,
  says: (rule: GroupTraffic) => string,
) {
  return {
    scope: 'resource' as const,
    resources: [...GROUPS, ...(direction === 'ingress' ? INGRESS_RULES : EGRESS_RULES)],
    evaluate: (resource: Resource, configuration: Configuration): Outcome =>
      forbidAnywhere(groupRulesIn(resource, configuration), direction, opens, says),
  }
}
