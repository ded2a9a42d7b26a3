import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'
const TYPES = ['aws_lb', 'aws_alb']

/** What is no valid header does not reach a server. */
export const loadBalancerInvalidHeaders = defineRule({
  id: 'load-balancer-invalid-headers',
  title: 'Load balancer passes on malformed headers',
  why: 'Servers that read a malformed header in another way can be made to answer somebody else’s request.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/load-balancer',
  aliases: ['CKV_AWS_131', 'AWS-0052', 'Security Hub ELB.4'],
  scope: 'resource',
  resources: ['aws_lb', 'aws_alb'],
  fix: 'Set `drop_invalid_header_fields = true`.',

  evaluate(balancer) {
    const drops = balancer.get('drop_invalid_header_fields')
    const isApplication = equals(balancer.get('load_balancer_type'), 'application')
    return requireThat(
      either(isTrue(drops), not(isApplication)),
      drops,
      'The load balancer passes on headers that are not valid.',
    )
  },

  examples: {
    passes: [
      ...TYPES.map(type => resourceWith(type, { drop_invalid_header_fields: 'true' })),
      'resource "aws_lb" "l" { load_balancer_type = "network" }',
    ],
    fails: [
      ...TYPES.map(type => resourceWith(type).replace('{', '{ #!')),
      `resource "aws_lb" "l" {
  drop_invalid_header_fields = false #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_lb" "l" { drop_invalid_header_fields = var.is }`,
    ],
  },
})
