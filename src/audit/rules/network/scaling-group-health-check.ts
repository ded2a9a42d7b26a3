import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { either, not, truth } from '../../resource/truth.ts'

/** A group behind a load balancer replaces what the load balancer finds broken. */
export const scalingGroupHealthCheck = defineRule({
  id: 'scaling-group-health-check',
  title: 'Scaling group does not ask its load balancer',
  why: 'Machines that answer nothing stay, since they still run.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/load-balancer',
  aliases: ['CKV2_AWS_15', 'Security Hub AutoScaling.1'],
  scope: 'resource',
  resources: ['aws_autoscaling_group'],
  fix: 'Set `health_check_type = "ELB"`.',

  evaluate(group, configuration) {
    const attached = configuration.pointingAt(group, {
      type: 'aws_autoscaling_attachment',
      path: 'autoscaling_group_name',
    })
    const isBalanced = either(
      ...['load_balancers', 'target_group_arns', 'traffic_source'].map(path => isSet(group.get(path))),
      truth(attached.found.length > 0),
    )
    const type = group.get('health_check_type')
    return requireThat(
      either(equals(type, 'ELB'), not(isBalanced)),
      type,
      'The group does not ask its load balancer which machines work.',
    )
  },

  examples: {
    passes: [
      'resource "aws_autoscaling_group" "g" {}',
      `resource "aws_autoscaling_group" "g" {
  target_group_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/g/1"]
  health_check_type = "ELB"
}`,
    ],
    fails: [
      `resource "aws_elb" "l" {}
resource "aws_autoscaling_group" "g" { #!
  load_balancers = [aws_elb.l.name]
}`,
      `resource "aws_autoscaling_group" "g" {
  target_group_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/g/1"]
  health_check_type = "EC2" #!
}`,
      `resource "aws_autoscaling_group" "g" {} #!
resource "aws_autoscaling_attachment" "a" { autoscaling_group_name = aws_autoscaling_group.g.name }`,
    ],
    undecided: [
      `variable "type" {}
resource "aws_autoscaling_group" "g" {
  load_balancers = ["l"]
  health_check_type = var.type
}`,
    ],
  },
})
