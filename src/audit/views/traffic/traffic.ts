import type { Attribute } from '../../resource/attribute.ts'
import { equalsInAnyCase, isAtLeast, isAtMost, numberOf, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, type Truth, truth } from '../../resource/truth.ts'
import type { Source } from './source.ts'

/** One rule of a security group or a network ACL, wherever and however it is written. */
export interface Traffic {
  /** Else it is egress. */
  readonly isIngress: Truth
  /** Else it denies; only a network ACL can. */
  readonly isAllowed: Truth
  readonly protocol: Attribute
  readonly from: Attribute
  readonly to: Attribute
  /** The ranges of addresses that it is about, not the groups. */
  readonly sources: readonly Source[]
  /** The block, or the resource that it is. */
  readonly at: Attribute | Resource
}

/** Rules, and the attributes in which there may be others. */
export interface TrafficRules {
  readonly rules: readonly Traffic[]
  readonly hidden: readonly Attribute[]
}

export type Transport = 'tcp' | 'udp'

/** Protocols as names and as IANA numbers: https://www.iana.org/assignments/protocol-numbers */
const NAMES = { tcp: ['tcp', '6'], udp: ['udp', '17'] } as const

const LAST_PORT = 65_535

/** Every protocol, so every port: AWS ignores the ports then. */
export function isAllProtocols({ protocol }: Traffic): Truth {
  return equalsInAnyCase(protocol, '-1', 'all')
}

/** All ports of one transport, or everything. */
export function isAllPorts(traffic: Traffic): Truth {
  const { from, to } = traffic
  const whole = both(carries(traffic, 'tcp', 'udp'), isAtMost(from, 1), isAtLeast(to, LAST_PORT))
  return either(isAllProtocols(traffic), whole)
}

/** Holds this port. Where no protocol or port is written, none is left out. */
export function opensPort(traffic: Traffic, port: number, transport: Transport = 'tcp'): Truth {
  const { from, to } = traffic
  const starts = either(truth(from.value === null), isAtMost(from, port))
  const ends = either(truth(to.value === null), isAtLeast(to, port))
  return either(isAllProtocols(traffic), both(carries(traffic, transport), starts, ends))
}

/**
 * Opens the ports from which machines answer: 32768 and up in Linux, 1024 and up behind load balancers. A network ACL
 * has to let answers in. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
export function isForAnswers({ from, to }: Traffic): Truth {
  return both(isAtLeast(from, 1024), isAtMost(from, 49_152), isAtLeast(to, 60_999))
}

function carries({ protocol }: Traffic, ...transports: readonly Transport[]): Truth {
  const names = transports.flatMap(transport => NAMES[transport])
  return either(truth(protocol.value === null), equalsInAnyCase(protocol, ...names))
}

/** “TCP ports 20 to 25”, “port 22”, “all protocols”, for a sentence. */
export function portsOf(traffic: Traffic): string {
  if (isAllProtocols(traffic) === 'yes') return 'all protocols'
  const [from, to] = [numberOf(traffic.from.value), numberOf(traffic.to.value)]
  if (from === null || to === null || carries(traffic, 'tcp', 'udp') === 'no') {
    return textOf(traffic.protocol.value)?.toUpperCase() ?? 'ports'
  }
  return from === to ? `port ${from}` : `ports ${from} to ${to}`
}
