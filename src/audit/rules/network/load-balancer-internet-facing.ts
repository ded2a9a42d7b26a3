import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'
const TYPES = ['aws_lb', 'aws_alb', 'aws_elb']

/** What only the inside needs is balanced inside. */
export const loadBalancerInternetFacing = defineRule({
  id: 'load-balancer-internet-facing',
  title: 'Load balancer is open to the internet',
  why: 'Services that nobody outside needs can be reached by anybody.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: ['AWS-0053'],
  scope: 'resource',
  resources: ['aws_lb', 'aws_alb', 'aws_elb'],
  fix: 'Set `internal = true`, or waive this for what the public has to reach.',

  evaluate(balancer) {
    const isInternal = balancer.get('internal')
    // A gateway load balancer has no address of its own.
    const isGateway = equals(balancer.get('load_balancer_type'), 'gateway')
    return requireThat(
      either(isTrue(isInternal), isGateway),
      isInternal,
      'The load balancer faces the internet.',
    )
  },

  examples: {
    passes: [
      ...TYPES.map(type => resourceWith(type, { internal: 'true' })),
      'resource "aws_lb" "l" { load_balancer_type = "gateway" }',
    ],
    fails: [
      ...TYPES.map(type => resourceWith(type).replace('{', '{ #!')),
      `resource "aws_lb" "l" {
  internal = false #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_lb" "l" { internal = var.is }`,
    ],
  },
})
