import { defineRule } from '../../define-rule.ts'
import { GROUPS, groupRulesIn, INGRESS_RULES } from '../../views/security-group.ts'
import { forbidAnywhere } from './from-anywhere.ts'
import { block, marked, newer, rule } from './group-example.ts'
import { DATA_STORES, openedBy, opensSome } from './guarded-ports.ts'

/** Only applications reach a data store. */
export const securityGroupDataStoreOpen = defineRule({
  id: 'security-group-data-store-open',
  title: 'A data store is open to the internet',
  why: 'A data store that anybody reaches is one password, or none, away from everything in it.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: ['Security Hub EC2.19'],
  scope: 'resource',
  resources: [...GROUPS, ...INGRESS_RULES],
  fix: 'Let the port in from the application’s security group only.',

  evaluate(resource, configuration) {
    const rules = groupRulesIn(resource, configuration)
    return forbidAnywhere(
      rules,
      'ingress',
      rule => opensSome(rule, DATA_STORES),
      rule => `Anybody on the internet reaches ${openedBy(rule, DATA_STORES)}.`,
    )
  },

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
