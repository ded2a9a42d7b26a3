import { opensPort } from '../../views/traffic/traffic.ts'
import { portExamples } from './group-example.ts'
import { type GuardedPort, openedBy, opensSome } from './guarded-ports.ts'
import { openGroup } from './open-group.ts'

/** What the rules on one port of security groups have in common; who lets in all ports lets in this one, too. */
export function groupGuardedPort({ port, name }: GuardedPort) {
  return {
    checklist: 'network/open-ingress' as const,
    ...openGroup(
      'ingress',
      rule => opensPort(rule, port),
      () => `Anybody on the internet reaches port ${port} (${name}).`,
    ),
    examples: portExamples(port),
  }
}

/** What the rules on many ports of security groups have in common. */
export function groupGuardedPorts(ports: readonly GuardedPort[]) {
  return {
    checklist: 'network/open-ingress' as const,
    ...openGroup(
      'ingress',
      rule => opensSome(rule, ports),
      rule => `Anybody on the internet reaches ${openedBy(rule, ports)}.`,
    ),
  }
}
