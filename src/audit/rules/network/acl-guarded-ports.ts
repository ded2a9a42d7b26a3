import type { Example } from '../../define-rule.ts'
import type { Outcome } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, not, type Truth } from '../../resource/truth.ts'
import {
  ACL_RULE,
  aclRulesIn,
  ACLS,
  type AclTraffic,
  denialsOf,
  opensUndenied,
} from '../../views/network-acl.ts'
import { isForAnswers } from '../../views/traffic/traffic.ts'
import { acl, entry, marked, portExamples } from './acl-example.ts'
import { forbidAnywhere } from './from-anywhere.ts'
import { type GuardedPort, openedBy, opensSome } from './guarded-ports.ts'

const ABOUT_ACLS = {
  scope: 'resource' as const,
  checklist: 'network/acl' as const,
  resources: [...ACLS, ACL_RULE],
}

const SAYS = 'The network ACL lets anybody on the internet reach'

/** What the rules on one port of network ACLs have in common; who lets in all ports lets in this one, too. */
export function aclGuardedPort({ port, name }: GuardedPort) {
  return {
    ...ABOUT_ACLS,
    evaluate(resource: Resource, configuration: Configuration): Outcome {
      const denials = denialsOf(resource, configuration)
      return forbidAnywhere(
        aclRulesIn(resource),
        'ingress',
        entry => opensUndenied(entry, denials, port),
        () => `${SAYS} port ${port} (${name}).`,
      )
    },
    examples: portExamples(port),
  }
}

/** What the rules on many ports of network ACLs have in common. Ports for answers have to be open. */
export function aclGuardedPorts(ports: readonly GuardedPort[]) {
  return {
    ...ABOUT_ACLS,
    evaluate(resource: Resource, configuration: Configuration): Outcome {
      const denials = denialsOf(resource, configuration)
      const isOpen = (entry: AclTraffic, { port, transport }: GuardedPort): Truth =>
        opensUndenied(entry, denials, port, transport)
      return forbidAnywhere(
        aclRulesIn(resource),
        'ingress',
        entry => both(not(isForAnswers(entry)), opensSome(entry, ports, isOpen)),
        entry => `${SAYS} ${openedBy(entry, ports, isOpen)}.`,
      )
    },
  }
}

interface Ports {
  readonly from: number
  readonly to: number
}

/**
 * The ways in which an ACL can open guarded ports to anybody, and those in which it looks so but does not.
 * @param port one of them
 * @param more a range of them in which that port is
 * @param beside a range that begins with another one
 */
export function guardedPortsExamples(
  port: number,
  more: Ports,
  beside: Ports,
): Record<'passes' | 'fails' | 'undecided', readonly Example[]> {
  const at = { from: port, to: port }
  return {
    fails: [
      // One of its ports is denied before, and others are not.
      acl([
        { ...at, action: 'deny', number: 90, range: '"0.0.0.0/0"' },
        { ...more, number: 100, range: '"0.0.0.0/0" #!' },
      ]),
      marked(acl([at])),
      marked(acl([{ from: 1, to: 10_000 }], 'ingress', 'aws_default_network_acl')),
      marked(entry(beside)),
    ],
    passes: [
      acl([{ from: 443, to: 443 }]),
      acl([{ from: 1024, to: 65_535 }]),
      acl([{ ...at, range: '"10.0.0.0/8"' }]),
      acl([at], 'egress'),
      acl([
        { ...at, action: 'deny', number: 90 },
        { ...at, number: 100 },
      ]),
      entry({ from: beside.from, to: beside.from, action: 'deny' }),
      // All ports have a rule of their own.
      entry({ from: 0, to: 0, protocol: '"-1"' }),
    ],
    undecided: [`variable "port" {}\n${entry({ from: 'var.port', to: 'var.port' })}`],
  }
}
