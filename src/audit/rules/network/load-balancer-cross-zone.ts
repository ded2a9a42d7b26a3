import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'

/** Load is shared over all zones. */
export const loadBalancerCrossZone = defineRule({
  id: 'load-balancer-cross-zone',
  title: 'Load balancer keeps to its zone',
  why: 'When the machines of one zone fail, part of the connections fails with them.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/load-balancer',
  aliases: ['CKV_AWS_152'],
  scope: 'resource',
  resources: ['aws_lb', 'aws_alb'],
  fix: 'Set `enable_cross_zone_load_balancing = true`.',

  evaluate(balancer) {
    const shares = balancer.get('enable_cross_zone_load_balancing')
    // An application load balancer always does.
    const needsSwitch = equals(balancer.get('load_balancer_type'), 'network', 'gateway')
    return requireThat(either(isTrue(shares), not(needsSwitch)), shares, 'Load is not shared over zones.')
  },

  examples: {
    passes: [
      'resource "aws_lb" "l" {}',
      `resource "aws_lb" "l" {
  load_balancer_type = "network"
  enable_cross_zone_load_balancing = true
}`,
    ],
    fails: [
      'resource "aws_lb" "l" { load_balancer_type = "network" } #!',
      `resource "aws_alb" "l" {
  load_balancer_type = "gateway"
  enable_cross_zone_load_balancing = false #!
}`,
    ],
    undecided: [
      `variable "type" {}
resource "aws_lb" "l" { load_balancer_type = var.type }`,
    ],
  },
})
