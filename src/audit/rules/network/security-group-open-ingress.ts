import { defineRule } from '../../define-rule.ts'
import { portsOf } from '../../views/traffic/traffic.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { openGroup } from './open-group.ts'

const AT = { from: 443, to: 443, more: 'description = "The public website of claims"' }

/**
 * Whatever opens something to the internet is seen by somebody, also where it is justified: at this severity it does
 * not block by itself, and a policy can ask for the security team’s review of it.
 */
export const securityGroupOpenIngress = defineRule({
  id: 'security-group-open-ingress',
  title: 'Open to the internet: to be signed off',
  why: 'What the internet reaches is decided by more than one person.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/described',
  aliases: [],
  fix: 'Narrow the range, or have the security team sign it off: `security-review.when.findings: medium` asks for their review.',
  ...openGroup(
    'ingress',
    () => 'yes',
    rule => `Anybody on the internet reaches ${portsOf(rule)}.`,
  ),

  examples: {
    passes: [
      block({ ...AT, ranges: '["10.0.0.0/8"]' }),
      block(AT, 'egress'),
      rule({ ...AT, ranges: '["203.0.113.0/24"]' }),
      newer({ ...AT, ranges: '"10.0.0.0/8"' }),
    ],
    fails: [
      marked(block(AT)),
      marked(block(AT, 'ingress', 'aws_default_security_group')),
      marked(rule(AT)),
      marked(newer(AT)),
    ],
    undecided: [`variable "from" {}\n${rule({ ...AT, ranges: 'var.from' })}`],
  },
})
