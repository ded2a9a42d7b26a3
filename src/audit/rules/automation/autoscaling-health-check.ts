import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet, matches } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/**
 * One of several, separated by commas, asks what stands in front of the group.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
 */
const ASKS_IN_FRONT = /(?:^|,) *(?:ELB|VPC_LATTICE) *(?:,|$)/

const ATTACHMENTS = ['aws_autoscaling_attachment', 'aws_autoscaling_traffic_source_attachment']

/** A group behind a load balancer replaces what the balancer finds ill. */
export const autoscalingHealthCheck = defineRule({
  id: 'autoscaling-health-check',
  title: 'Auto scaling group ignores the load balancer’s health checks',
  why: 'An instance that runs but answers nothing is kept.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV2_AWS_15', 'AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED', 'Security Hub AutoScaling.1'],
  scope: 'resource',
  resources: ['aws_autoscaling_group'],
  fix: 'Set `health_check_type = "ELB"`.',

  evaluate(group, configuration) {
    const links = ATTACHMENTS.map(type => ({ type, path: 'autoscaling_group_name', names: 'name' }))
    const paths = ['load_balancers', 'target_group_arns', 'traffic_source']
    const isBalanced = either(
      ...paths.map(path => isSet(group.get(path))),
      ...links.map(link => isPointedAt(group, link, configuration)),
    )
    const check = group.get('health_check_type')
    return requireThat(
      either(not(isBalanced), matches(check, ASKS_IN_FRONT)),
      check,
      'Only its machine is checked, not what it answers.',
    )
  },

  examples: {
    passes: [
      `resource "aws_autoscaling_group" "main" {
  target_group_arns = [aws_lb_target_group.main.arn]
  health_check_type = "ELB"
}
resource "aws_lb_target_group" "main" {}`,
      'resource "aws_autoscaling_group" "main" { max_size = 3 }',
      ...['EBS,ELB', 'VPC_LATTICE'].map(
        checks => `resource "aws_autoscaling_group" "main" { health_check_type = "${checks}" }
resource "aws_autoscaling_traffic_source_attachment" "main" { autoscaling_group_name = aws_autoscaling_group.main.id }`,
      ),
    ],
    fails: [
      `resource "aws_autoscaling_group" "main" { #!
  target_group_arns = [aws_lb_target_group.main.arn]
}
resource "aws_lb_target_group" "main" {}`,
      `resource "aws_autoscaling_group" "main" {
  load_balancers    = [aws_elb.main.id]
  health_check_type = "EC2" #!
}
resource "aws_elb" "main" {}`,
      `resource "aws_autoscaling_group" "main" { #!
  max_size = 3
}
resource "aws_autoscaling_attachment" "main" {
  autoscaling_group_name = aws_autoscaling_group.main.id
  elb                    = aws_elb.main.id
}
resource "aws_elb" "main" {}`,
      `resource "aws_autoscaling_group" "main" {
  health_check_type = "EC2,EBS" #!
}
resource "aws_autoscaling_traffic_source_attachment" "main" { autoscaling_group_name = aws_autoscaling_group.main.id }`,
    ],
    undecided: [
      `variable "groups" {}
resource "aws_autoscaling_group" "main" { target_group_arns = var.groups }`,
    ],
  },
})
