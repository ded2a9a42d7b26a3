import { defineRule } from '../../define-rule.ts'
import { forbidThat, requireThat } from '../../outcome.ts'
import { equals, equalsInAnyCase, isFalse, isSet } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'

/** A target group says how it is checked. */
export const targetGroupHealthCheck = defineRule({
  id: 'target-group-health-check',
  title: 'Target group does not say how it is checked',
  why: 'The default asks for `/`, which may answer while nothing else does.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_261'],
  scope: 'resource',
  resources: ['aws_lb_target_group', 'aws_alb_target_group'],
  fix: 'Add a `health_check` block with a `path`.',

  evaluate(group) {
    const isWeb = equals(group.get('protocol'), 'HTTP', 'HTTPS')
    const check = group.get('health_check')
    const enabled = check.get('enabled')
    const path = check.get('path')
    // Where gRPC is spoken, the default path is one for this alone.
    const asksForPath = not(equalsInAnyCase(group.get('protocol_version'), 'GRPC'))
    const isOn = not(isFalse(enabled))
    return [
      requireThat(either(not(isWeb), isSet(check)), check, 'Nothing says how its targets are checked.'),
      requireThat(
        either(not(both(isWeb, isSet(check), isOn, asksForPath)), isSet(path)),
        path,
        'Nothing says which path is asked for.',
      ),
      forbidThat(both(isWeb, isFalse(enabled)), enabled, 'Its targets are not checked.'),
    ]
  },

  examples: {
    passes: [
      `resource "aws_lb_target_group" "main" {
  protocol = "HTTP"
  health_check {
    path = "/health"
  }
}`,
      `resource "aws_alb_target_group" "main" {
  protocol = "HTTPS"
  health_check {
    path = "/health"
  }
}`,
      'resource "aws_lb_target_group" "main" { protocol = "TCP" }',
      `resource "aws_lb_target_group" "main" {
  protocol         = "HTTP"
  protocol_version = "GRPC"
  health_check {
    matcher = "0"
  }
}`,
    ],
    fails: [
      `resource "aws_lb_target_group" "main" { #!
  protocol = "HTTP"
}`,
      `resource "aws_alb_target_group" "main" { #!
  protocol = "HTTPS"
}`,
      `resource "aws_lb_target_group" "main" {
  protocol = "HTTP"
  health_check {
    enabled = false #!
    path    = "/health"
  }
}`,
      `resource "aws_lb_target_group" "main" {
  protocol = "HTTP"
  health_check { #!
    interval = 10
  }
}`,
    ],
    undecided: [
      `variable "protocol" {}
resource "aws_lb_target_group" "main" { protocol = var.protocol }`,
    ],
  },
})
