import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Load is shared over all zones. */
export const classicLoadBalancerCrossZone = defineRule({
  id: 'classic-load-balancer-cross-zone',
  title: 'Classic load balancer keeps to its zone',
  why: 'When the machines of one zone fail, part of the requests fails with them.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/load-balancer',
  aliases: ['CKV_AWS_138', 'Security Hub ELB.9'],
  scope: 'resource',
  resources: ['aws_elb'],
  fix: 'Remove `cross_zone_load_balancing = false`.',

  evaluate(balancer) {
    return requireTrue(balancer.get('cross_zone_load_balancing'), 'Load is not shared over zones.')
  },

  examples: {
    passes: ['resource "aws_elb" "l" {}', 'resource "aws_elb" "l" { cross_zone_load_balancing = true }'],
    fails: [
      `resource "aws_elb" "l" {
  cross_zone_load_balancing = false #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_elb" "l" { cross_zone_load_balancing = var.is }`,
    ],
  },
})
