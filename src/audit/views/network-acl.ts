import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { equalsInAnyCase, isTrue, numberOf } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { both, not, some, type Truth, truth } from '../resource/truth.ts'
import { mayHoldMore, seenIn } from './blocks.ts'
import { fromAnywhere } from './traffic/source.ts'
import type { Traffic, TrafficRules } from './traffic/traffic.ts'

/** Lists that may hold rules in blocks of their own. */
export const ACLS = ['aws_network_acl', 'aws_default_network_acl'] as const

/** Rules that are resources of their own. */
export const ACL_RULE = 'aws_network_acl_rule'

/** One entry of a network ACL. */
export interface AclTraffic extends Traffic {
  /** Entries are taken in the order of their numbers; the first that fits decides. */
  readonly number: Attribute
}

export interface AclRules extends TrafficRules {
  readonly rules: readonly AclTraffic[]
}

/** What was read of a resource, since many rules of the audit ask. */
const known = new WeakMap<Resource, AclRules>()

/** The entries that an ACL holds itself, or the one that a rule’s resource is. */
export function aclRulesIn(resource: Resource): AclRules {
  const rules = known.get(resource) ?? read(resource)
  known.set(resource, rules)
  return rules
}

function read(resource: Resource): AclRules {
  if (resource.type === ACL_RULE) {
    const isIngress = not(isTrue(resource.get('egress')))
    return { rules: [entry(resource, isIngress, 'rule_action', 'rule_number')], hidden: [] }
  }
  const directions = (['ingress', 'egress'] as const).map(name => ({
    isIngress: truth(name === 'ingress'),
    written: resource.get(name),
  }))
  return {
    rules: directions.flatMap(({ isIngress, written }) =>
      seenIn(written).map(block => entry(block, isIngress, 'action', 'rule_no')),
    ),
    hidden: directions.flatMap(({ written }) => (mayHoldMore(written) ? [written] : [])),
  }
}

function entry(written: Attribute | Resource, isIngress: Truth, action: string, number: string): AclTraffic {
  return {
    isIngress,
    isAllowed: equalsInAnyCase(written.get(action), 'allow'),
    protocol: written.get('protocol'),
    from: written.get('from_port'),
    to: written.get('to_port'),
    number: written.get(number),
    sources: [{ ranges: written.get('cidr_block') }, { ranges: written.get('ipv6_cidr_block') }],
    at: written,
  }
}

/** Entries that deny, by ACL: of many, each would else be asked for each. */
const denials = new WeakMap<Resource, readonly AclTraffic[]>()

/** The entries that may deny something to anybody, of the ACL to which a resource belongs. */
export function denialsOf(resource: Resource, configuration: Configuration): readonly AclTraffic[] {
  const acl =
    resource.type === ACL_RULE
      ? configuration.referredTo(resource.get('network_acl_id'), ...ACLS)[0]
      : resource
  if (acl === undefined) return []
  const those = denials.get(acl) ?? denialsIn(acl, configuration)
  denials.set(acl, those)
  return those
}

function denialsIn(acl: Resource, configuration: Configuration): readonly AclTraffic[] {
  const { found } = configuration.pointingAt(acl, { type: ACL_RULE, path: 'network_acl_id' })
  const rules = [acl, ...found].flatMap(each => aclRulesIn(each).rules)
  return rules.filter(
    ({ isAllowed, sources }) => isAllowed !== 'yes' && (fromAnywhere(sources)?.is ?? 'no') !== 'no',
  )
}

/** An entry opens something, and none before it denies it to everybody, so that this one decides. */
export function opensUndenied(
  traffic: AclTraffic,
  denying: readonly AclTraffic[],
  opens: (traffic: Traffic) => Truth,
): Truth {
  const isOpen = opens(traffic)
  if (isOpen === 'no') return 'no'
  const alike = denying.filter(
    ({ isIngress, sources }) =>
      isIngress === traffic.isIngress && versionsIn(sources) === versionsIn(traffic.sources),
  )
  const isDenied = some(alike, other =>
    both(
      not(other.isAllowed),
      isBefore(other, traffic),
      fromAnywhere(other.sources)?.is ?? 'no',
      opens(other),
    ),
  )
  return both(isOpen, not(isDenied))
}

/** An entry is about addresses of one version. */
function versionsIn(sources: AclTraffic['sources']): number {
  return sources.findIndex(({ ranges }) => ranges?.isWritten === true)
}

function isBefore(one: AclTraffic, other: AclTraffic): Truth {
  const [first, second] = [numberOf(one.number.value), numberOf(other.number.value)]
  if (first === null || second === null) return one === other ? 'no' : 'unknown'
  return truth(first < second)
}
