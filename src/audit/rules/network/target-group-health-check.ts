import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isFalse, isSet } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'
const TYPES = ['aws_lb_target_group', 'aws_alb_target_group']

/** A target group says what a healthy server answers. */
export const targetGroupHealthCheck = defineRule({
  id: 'target-group-health-check',
  title: 'Target group says not how it knows who is healthy',
  why: 'Servers that answer wrongly still get requests.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/load-balancer',
  aliases: ['CKV_AWS_261'],
  scope: 'resource',
  resources: ['aws_lb_target_group', 'aws_alb_target_group'],
  fix: 'Add a `health_check` with the path of a page that tells whether the server works.',

  evaluate(group) {
    const isHttp = equals(group.get('protocol'), 'HTTP', 'HTTPS')
    const check = group.get('health_check')
    const isOn = both(isSet(check), not(isFalse(group.get('health_check.enabled'))))
    return requireThat(either(isOn, not(isHttp)), check, 'The target group has no health check of its own.')
  },

  examples: {
    passes: [
      ...TYPES.map(type => resourceWith(type, { protocol: '"HTTP"', 'health_check.path': '"/up"' })),
      'resource "aws_lb_target_group" "g" { protocol = "TCP" }',
      'resource "aws_lb_target_group" "g" { target_type = "lambda" }',
    ],
    fails: [
      ...TYPES.map(type => resourceWith(type, { protocol: '"HTTPS"' }).replace('{', '{ #!')),
      `resource "aws_lb_target_group" "g" {
  protocol = "HTTP"
  health_check { #!
    enabled = false
  }
}`,
    ],
    undecided: [
      `variable "protocol" {}
resource "aws_lb_target_group" "g" { protocol = var.protocol }`,
    ],
  },
})
