import { defineRule } from '../../define-rule.ts'
import { both, not } from '../../resource/truth.ts'
import { isAllPorts, isAllProtocols, portsOf } from '../../views/traffic/traffic.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { openGroup } from './open-group.ts'

/** No group lets all ports in from anywhere. */
export const securityGroupAllPortsOpen = defineRule({
  id: 'security-group-all-ports-open',
  title: 'All ports are open to the internet',
  why: 'Whatever listens on these machines, now or later, can be attacked by anybody.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: ['Security Hub EC2.18', 'Security Hub EC2.19'],
  fix: 'Let in the one port that is served, from where it is needed.',
  ...openGroup(
    'ingress',
    rule => both(isAllPorts(rule), not(isAllProtocols(rule))),
    rule => `Anybody on the internet reaches all ${portsOf(rule)}.`,
  ),

  examples: {
    fails: [
      marked(block({ from: 0, to: 65_535 })),
      marked(block({ from: 1, to: 65_535, protocol: '"udp"' })),
      marked(block({ from: 0, to: 65_535 }, 'ingress', 'aws_default_security_group')),
      marked(rule({ from: 0, to: 65_535 })),
      marked(newer({ from: 0, to: 65_535 })),
    ],
    passes: [
      block({ from: 0, to: 65_535 }, 'egress'),
      block({ from: 0, to: 65_535, ranges: '["10.0.0.0/8"]' }),
      rule({ from: 1024, to: 65_535 }),
      // All protocols have a rule of their own.
      rule({ from: 0, to: 0, protocol: '"-1"' }),
      newer({ from: 443, to: 443 }),
    ],
    undecided: [`variable "to" {}\n${rule({ from: 0, to: 'var.to' })}`],
  },
})
