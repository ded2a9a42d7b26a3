import type { Attribute } from '../resource/attribute.ts'
import type { Configuration, Pointing } from '../resource/configuration.ts'
import { equals } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { type Truth, truth } from '../resource/truth.ts'
import { mayHoldMore, seenIn } from './blocks.ts'
import { prefixListSources } from './traffic/prefix-list.ts'
import type { Traffic, TrafficRules } from './traffic/traffic.ts'

/** Groups, which may hold rules in blocks or lists of their own. */
export const GROUPS = ['aws_security_group', 'aws_default_security_group'] as const

/** Rules that are resources of their own. */
export const INGRESS_RULES = ['aws_security_group_rule', 'aws_vpc_security_group_ingress_rule'] as const
export const EGRESS_RULES = ['aws_security_group_rule', 'aws_vpc_security_group_egress_rule'] as const

/** One rule of a security group. */
export interface GroupTraffic extends Traffic {
  readonly description: Attribute
}

export interface GroupRules extends TrafficRules {
  readonly rules: readonly GroupTraffic[]
}

/** What was read of a resource, since many rules of the audit ask. */
const known = new WeakMap<Resource, GroupRules>()

/** The rules that a group holds itself, or the one that a rule’s resource is. */
export function groupRulesIn(resource: Resource, configuration: Configuration): GroupRules {
  const rules = known.get(resource) ?? read(resource, configuration)
  known.set(resource, rules)
  return rules
}

function read(resource: Resource, configuration: Configuration): GroupRules {
  switch (resource.type) {
    case 'aws_security_group_rule':
      return alone(older(resource, configuration))
    case 'aws_vpc_security_group_ingress_rule':
      return alone(newer(resource, 'yes', configuration))
    case 'aws_vpc_security_group_egress_rule':
      return alone(newer(resource, 'no', configuration))
    default:
      return inside(resource, configuration)
  }
}

export interface AllGroupRules extends GroupRules {
  /** `unknown`: other resources may hold some, since to which group they belong is not known. */
  readonly others: Pointing['others']
}

/** All rules of a group: its own, and those of resources that name it. */
export function groupRulesOf(group: Resource, configuration: Configuration): AllGroupRules {
  const types = new Set([...INGRESS_RULES, ...EGRESS_RULES])
  const links = Array.from(types, type => ({ type, path: 'security_group_id' }))
  const { found, others } = configuration.pointingAt(group, ...links)
  const each = [group, ...found].map(resource => groupRulesIn(resource, configuration))
  return { rules: each.flatMap(({ rules }) => rules), hidden: each.flatMap(({ hidden }) => hidden), others }
}

/** It is a group, and no rule of one. */
export function isGroup({ type }: Resource): boolean {
  return (GROUPS as readonly string[]).includes(type)
}

/** The group that a rule belongs to, where it is seen. */
export function groupOf(rule: Resource, configuration: Configuration): Resource | null {
  if (isGroup(rule)) return rule
  return configuration.referredTo(rule.get('security_group_id'), ...GROUPS)[0] ?? null
}

function alone(rule: GroupTraffic): GroupRules {
  return { rules: [rule], hidden: [] }
}

function inside(group: Resource, configuration: Configuration): GroupRules {
  const directions = (['ingress', 'egress'] as const).map(name => ({
    isIngress: truth(name === 'ingress'),
    written: group.get(name),
  }))
  return {
    rules: directions.flatMap(({ isIngress, written }) =>
      seenIn(written).map(block => blockRule(block, isIngress, configuration)),
    ),
    hidden: directions.flatMap(({ written }) => (mayHoldMore(written) ? [written] : [])),
  }
}

/** A block in a group, or an object of a list: https://developer.hashicorp.com/terraform/language/attr-as-blocks */
function blockRule(block: Attribute, isIngress: Truth, configuration: Configuration): GroupTraffic {
  return { ...common(block, isIngress, configuration), at: block }
}

function older(rule: Resource, configuration: Configuration): GroupTraffic {
  const isIngress = equals(rule.get('type'), 'ingress')
  return { ...common(rule, isIngress, configuration), at: rule }
}

function common(written: Attribute | Resource, isIngress: Truth, configuration: Configuration) {
  return {
    isIngress,
    isAllowed: 'yes' as const,
    protocol: written.get('protocol'),
    from: written.get('from_port'),
    to: written.get('to_port'),
    description: written.get('description'),
    sources: [
      { ranges: written.get('cidr_blocks') },
      { ranges: written.get('ipv6_cidr_blocks') },
      ...prefixListSources(written.get('prefix_list_ids'), configuration),
    ],
  }
}

function newer(rule: Resource, isIngress: Truth, configuration: Configuration): GroupTraffic {
  return {
    isIngress,
    isAllowed: 'yes',
    protocol: rule.get('ip_protocol'),
    from: rule.get('from_port'),
    to: rule.get('to_port'),
    description: rule.get('description'),
    sources: [
      { ranges: rule.get('cidr_ipv4') },
      { ranges: rule.get('cidr_ipv6') },
      ...prefixListSources(rule.get('prefix_list_id'), configuration),
    ],
    at: rule,
  }
}
