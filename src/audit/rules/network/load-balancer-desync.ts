import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

const TYPES = ['aws_lb', 'aws_alb', 'aws_elb']

/** Requests that two servers would read in two ways are stopped. */
export const loadBalancerDesync = defineRule({
  id: 'load-balancer-desync',
  title: 'Load balancer only watches desynchronised requests',
  why: 'An attacker’s request can be glued to that of somebody else (request smuggling).',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/load-balancer',
  aliases: ['CKV_AWS_328'],
  aliasesOf: {
    aws_lb: ['Security Hub ELB.12'],
    aws_alb: ['Security Hub ELB.12'],
    aws_elb: ['Security Hub ELB.14'],
  },
  scope: 'resource',
  resources: TYPES,
  fix: 'Set `desync_mitigation_mode` to `defensive` or `strictest`.',

  evaluate(balancer) {
    const mode = balancer.get('desync_mitigation_mode')
    // One of another kind knows no HTTP, and ignores the mode.
    const isOfOtherKind = equals(balancer.get('load_balancer_type'), 'gateway', 'network')
    return forbidThat(
      both(equals(mode, 'monitor'), not(isOfOtherKind)),
      mode,
      'The load balancer only watches requests that servers read in different ways.',
    )
  },

  examples: {
    passes: [
      ...TYPES.flatMap(type => [
        resourceWith(type),
        resourceWith(type, { desync_mitigation_mode: '"strictest"' }),
      ]),
      resourceWith('aws_lb', { load_balancer_type: '"network"', desync_mitigation_mode: '"monitor"' }),
    ],
    fails: TYPES.map(type => resourceWith(type, { desync_mitigation_mode: '"monitor" #!' })),
    undecided: [
      `variable "mode" {}
resource "aws_lb" "l" { desync_mitigation_mode = var.mode }`,
    ],
  },
})
