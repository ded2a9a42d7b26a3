import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { equalsInAnyCase, isTrue, numberOf } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { both, either, not, type Truth, truth } from '../resource/truth.ts'
import { mayHoldMore, seenIn } from './blocks.ts'
import { oncePer } from './once-per.ts'
import { refersToHidden } from './pointed-at.ts'
import { fromAnywhere } from './traffic/source.ts'
import { opensPort, type Traffic, type TrafficRules, type Transport } from './traffic/traffic.ts'

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

/** Entries that may deny something to anybody. */
export interface Denials {
  /** Those of the ACL itself. */
  readonly own: readonly AclTraffic[]
  /** Those that may be of it, or not: of which ACL they are is not known. */
  readonly perhaps: readonly AclTraffic[]
}

/** Entries that deny, by ACL: of many, each would else be asked for each. */
const denials = new WeakMap<Resource, Denials>()

/** The entries that may deny something to anybody, of the ACL to which a resource belongs. */
export function denialsOf(resource: Resource, configuration: Configuration): Denials {
  if (resource.type !== ACL_RULE) return denialsIn(resource, configuration)
  const named = resource.get('network_acl_id')
  const [acl] = configuration.referredTo(named, ...ACLS)
  if (acl !== undefined) return denialsIn(acl, configuration)
  return { own: [], perhaps: refersToHidden(named) === 'unknown' ? denialsApart(configuration).all : [] }
}

function denialsIn(acl: Resource, configuration: Configuration): Denials {
  const known = denials.get(acl)
  if (known !== undefined) return known
  const { found } = configuration.pointingAt(acl, { type: ACL_RULE, path: 'network_acl_id' })
  const own = [acl, ...found].flatMap(each => aclRulesIn(each).rules).filter(mayDeny)
  const those = { own, perhaps: denialsApart(configuration).hidden }
  denials.set(acl, those)
  return those
}

/**
 * Of resources of their own: an ACL that has them holds none itself.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule
 */
const denialsApart = oncePer(configuration => {
  const rules = configuration.ofType(ACL_RULE)
  const hidden = rules.filter(rule => refersToHidden(rule.get('network_acl_id')) === 'unknown')
  const denying = (each: Resource): readonly AclTraffic[] => aclRulesIn(each).rules.filter(mayDeny)
  return { all: rules.flatMap(denying), hidden: hidden.flatMap(denying) }
})

function mayDeny({ isAllowed, sources }: AclTraffic): boolean {
  return isAllowed !== 'yes' && (fromAnywhere(sources)?.is ?? 'no') !== 'no'
}

/** An entry opens a port, and none before it denies it to everybody, so that this one decides. */
export function opensUndenied(
  traffic: AclTraffic,
  { own, perhaps }: Denials,
  port: number,
  transport: Transport = 'tcp',
): Truth {
  const isOpen = opensPort(traffic, port, transport)
  if (isOpen === 'no') return 'no'
  const isDeniedBy = (denying: readonly AclTraffic[]): Truth => {
    const first = firstDenials(denying, port, transport).get(kindOf(traffic))
    return first === undefined ? 'no' : isDenied(traffic, first)
  }
  return both(isOpen, not(either(isDeniedBy(own), both(isDeniedBy(perhaps), 'unknown'))))
}

/** Entries of one direction and one version of addresses are compared. */
function kindOf({ isIngress, sources }: AclTraffic): string {
  return `${isIngress} ${sources.findIndex(({ ranges }) => ranges?.isWritten === true)}`
}

/** One of which the direction is not known may be of either. */
function kindsOf(entry: AclTraffic): readonly string[] {
  if (entry.isIngress !== 'unknown') return [kindOf(entry)]
  return (['yes', 'no', 'unknown'] as const).map(isIngress => kindOf({ ...entry, isIngress }))
}

/** Of the entries that deny one port to everybody, those that come first: the others decide nothing. */
interface First {
  /** The lowest number of those that surely do. */
  readonly surely: number
  /** The lowest number of those that may do so; one whose number is not known may be the lowest. */
  readonly perhaps: number
  readonly all: readonly AclTraffic[]
}

/** By list of denials, by port: every entry of an ACL asks for the same ones. */
const firsts = new WeakMap<readonly AclTraffic[], Map<string, ReadonlyMap<string, First>>>()

function firstDenials(
  denying: readonly AclTraffic[],
  port: number,
  transport: Transport,
): ReadonlyMap<string, First> {
  const byPort = firsts.get(denying) ?? new Map<string, ReadonlyMap<string, First>>()
  firsts.set(denying, byPort)
  const key = `${port} ${transport}`
  const before = byPort.get(key)
  if (before !== undefined) return before
  const sure = (entry: AclTraffic): Truth =>
    both(
      entry.isIngress === 'unknown' ? 'unknown' : 'yes',
      not(entry.isAllowed),
      fromAnywhere(entry.sources)?.is ?? 'no',
      opensPort(entry, port, transport),
    )
  const those = denying.map(entry => ({ entry, is: sure(entry) })).filter(({ is }) => is !== 'no')
  const byKind = those.flatMap(each => kindsOf(each.entry).map(kind => ({ ...each, kind })))
  const first = new Map(
    Map.groupBy(byKind, ({ kind }) => kind)
      .entries()
      .map(([kind, those]) => [kind, firstOf(those)]),
  )
  byPort.set(key, first)
  return first
}

function firstOf(those: readonly { readonly entry: AclTraffic; readonly is: Truth }[]): First {
  let [surely, perhaps] = [Infinity, Infinity]
  for (const { entry, is } of those) {
    const number = numberOf(entry.number.value)
    if (number === null) perhaps = -Infinity
    else if (is === 'yes') surely = Math.min(surely, number)
    else perhaps = Math.min(perhaps, number)
  }
  return { surely, perhaps, all: those.map(({ entry }) => entry) }
}

function isDenied(traffic: AclTraffic, { surely, perhaps, all }: First): Truth {
  const number = numberOf(traffic.number.value)
  if (number === null) return all.some(entry => entry !== traffic) ? 'unknown' : 'no'
  if (surely < number) return 'yes'
  return perhaps < number ? 'unknown' : 'no'
}
