import { defineRule } from '../../define-rule.ts'
import { portsOf } from '../../views/traffic/traffic.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { openGroup } from './open-group.ts'

/** What a group sends goes where its machines need to send it. */
export const securityGroupEgressAnywhere = defineRule({
  id: 'security-group-egress-anywhere',
  title: 'Anything may be sent to any address',
  why: 'Whoever is on such a machine can send data to any place.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/egress',
  aliases: ['AWS-0104'],
  fix: 'Name the ranges, prefix lists or groups that are needed.',
  ...openGroup(
    'egress',
    () => 'yes',
    rule => `Any address is reached on ${portsOf(rule)}.`,
  ),

  examples: {
    fails: [
      marked(block({ from: 0, to: 0, protocol: '"-1"' }, 'egress')),
      marked(block({ from: 443, to: 443 }, 'egress')),
      marked('resource "aws_security_group" "web" {\n  egress {\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}'),
      marked(block({ from: 443, to: 443 }, 'egress', 'aws_default_security_group')),
      marked(rule({ from: 0, to: 65_535 }, 'egress')),
      marked(newer({ from: 443, to: 443 }, 'egress')),
    ],
    passes: [
      block({ from: 0, to: 0, protocol: '"-1"' }),
      block({ from: 443, to: 443, ranges: '["10.0.0.0/8"]' }, 'egress'),
      rule({ from: 443, to: 443, ranges: '["203.0.113.0/24"]' }, 'egress'),
      newer({ from: 443, to: 443, ranges: '"10.0.0.0/8"' }, 'egress'),
    ],
    undecided: [`variable "to" {}\n${rule({ from: 443, to: 443, ranges: 'var.to' }, 'egress')}`],
  },
})
