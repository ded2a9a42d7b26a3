import { defineRule } from '../../define-rule.ts'
import { isAllProtocols } from '../../views/traffic/traffic.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { openGroup } from './open-group.ts'

/** No group lets everything in from anywhere. */
export const securityGroupAllProtocolsOpen = defineRule({
  id: 'security-group-all-protocols-open',
  title: 'Everything is open to the internet',
  why: 'Whatever listens on these machines, now or later, can be attacked by anybody.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: ['CKV_AWS_277', 'Security Hub EC2.18'],
  fix: 'Let in the one port that is served, from where it is needed.',
  ...openGroup(
    'ingress',
    isAllProtocols,
    () => 'All protocols and ports are open to anybody on the internet.',
  ),

  examples: {
    fails: [
      marked(block({ from: 0, to: 0, protocol: '"-1"' })),
      marked(
        block({ from: 0, to: 0, protocol: '-1', ranges: '["::/0"]' }).replace(
          'cidr_blocks',
          'ipv6_cidr_blocks',
        ),
      ),
      marked(block({ from: 0, to: 0, protocol: '"-1"' }, 'ingress', 'aws_default_security_group')),
      marked(rule({ from: 0, to: 0, protocol: '"all"' })),
      marked(rule({ from: -1, to: -1, protocol: '"-1"' })),
      marked(newer({ from: -1, to: -1, protocol: '"-1"' })),
    ],
    passes: [
      block({ from: 0, to: 65_535 }),
      block({ from: 0, to: 0, protocol: '"-1"' }, 'egress'),
      block({ from: 0, to: 0, protocol: '"-1"', ranges: 'null', more: 'self = true' }),
      rule({ from: 0, to: 0, protocol: '"-1"', ranges: '["10.0.0.0/8"]' }),
      newer({ from: 443, to: 443 }),
    ],
    undecided: [`variable "protocol" {}\n${rule({ from: 0, to: 0, protocol: 'var.protocol' })}`],
  },
})
