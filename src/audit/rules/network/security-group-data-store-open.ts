import { defineRule } from '../../define-rule.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { groupGuardedPorts } from './group-guarded-ports.ts'
import { DATA_STORES } from './guarded-ports.ts'

/** Only applications reach a data store. */
export const securityGroupDataStoreOpen = defineRule({
  id: 'security-group-data-store-open',
  title: 'A data store is open to the internet',
  why: 'A data store that anybody reaches is one password, or none, away from everything in it.',
  severity: 'high',
  topic: 'network',
  aliases: ['Security Hub EC2.19'],
  fix: 'Let the port in from the application’s security group only.',
  ...groupGuardedPorts(DATA_STORES),

  examples: {
    fails: [
      ...DATA_STORES.map(({ port, transport = 'tcp' }) =>
        marked(block({ from: port, to: port, protocol: `"${transport}"` })),
      ),
      marked(rule({ from: 1024, to: 65_535 })),
      marked(newer({ from: 3306, to: 5432 })),
      marked(block({ from: 6379, to: 6379 }, 'ingress', 'aws_default_security_group')),
    ],
    passes: [
      block({ from: 443, to: 443 }),
      block({ from: 5432, to: 5432, ranges: '["10.0.0.0/8"]' }),
      block({ from: 5432, to: 5432, ranges: 'null', more: 'security_groups = ["sg-12345678"]' }),
      rule({ from: 5432, to: 5432 }, 'egress'),
      newer({ from: 0, to: 65_535 }),
    ],
    undecided: [`variable "from" {}\n${rule({ from: 5432, to: 5432, ranges: '[var.from]' })}`],
  },
})
