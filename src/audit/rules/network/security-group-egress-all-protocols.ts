import { defineRule } from '../../define-rule.ts'
import { isAllProtocols } from '../../views/traffic/traffic.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { openGroup } from './open-group.ts'

/** What a group sends is what its machines need to send. */
export const securityGroupEgressAllProtocols = defineRule({
  id: 'security-group-egress-all-protocols',
  title: 'Everything may be sent anywhere',
  why: 'Whoever is on such a machine can send data anywhere, over anything.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/egress',
  aliases: ['CKV_AWS_382'],
  fix: 'Allow the protocol and port that are needed, or send through an endpoint or a firewall.',
  ...openGroup('egress', isAllProtocols, () => 'All protocols and ports are open to any address.'),

  examples: {
    fails: [
      marked(block({ from: 0, to: 0, protocol: '"-1"' }, 'egress')),
      marked(block({ from: 0, to: 0, protocol: '"-1"' }, 'egress', 'aws_default_security_group')),
      marked(rule({ from: 0, to: 0, protocol: '-1' }, 'egress')),
      marked(newer({ from: -1, to: -1, protocol: '"-1"' }, 'egress')),
    ],
    passes: [
      block({ from: 443, to: 443 }, 'egress'),
      block({ from: 0, to: 0, protocol: '"-1"' }),
      rule({ from: 0, to: 0, protocol: '"-1"', ranges: '["10.0.0.0/8"]' }, 'egress'),
      newer({ from: 443, to: 443 }, 'egress'),
    ],
    undecided: [
      `variable "to" {}\n${rule({ from: 0, to: 0, protocol: '"-1"', ranges: 'var.to' }, 'egress')}`,
    ],
  },
})
