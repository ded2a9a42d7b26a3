import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { either } from '../../resource/truth.ts'
import { EGRESS_RULES, GROUPS, INGRESS_RULES } from '../../views/security-group.ts'
import { type Having, isUsed } from '../../views/users-of.ts'

const HAVING: Having = {
  naming: [...GROUPS, ...INGRESS_RULES, ...EGRESS_RULES, 'aws_ssm_parameter'],
  names: /security_group(?:_id|_name)?s?$/,
}

/** Every group guards something. */
export const securityGroupAttached = defineRule({
  id: 'security-group-attached',
  title: 'Security group is used by nothing',
  why: 'Groups that are left over hide which rules are in force, and are taken up again by mistake.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/security-group',
  aliases: ['CKV2_AWS_5', 'Security Hub EC2.22'],
  scope: 'resource',
  resources: ['aws_security_group'],
  fix: 'Attach the group, or remove it.',

  evaluate(group, configuration) {
    // A root’s output may be attached by what reads it.
    const exported = configuration.pointingAt(group, { type: 'output', path: 'value' }).found
    const mayBeUsed = exported.some(({ calls }) => calls.length === 0) ? 'unknown' : 'no'
    return requireThat(
      either(isUsed(group, configuration, HAVING), mayBeUsed),
      group,
      'Nothing has this security group.',
    )
  },

  examples: {
    passes: [
      `resource "aws_security_group" "g" {}
resource "aws_instance" "i" { vpc_security_group_ids = [aws_security_group.g.id] }`,
      `resource "aws_security_group" "g" {}
resource "aws_launch_template" "t" {
  network_interfaces {
    device_index = 0
  }
  network_interfaces {
    security_groups = [aws_security_group.g.id]
  }
}`,
      `resource "aws_security_group" "g" {}
resource "aws_instance" "i" { security_groups = [aws_security_group.g.name] }`,
    ],
    fails: [
      {
        'main.tf': 'module "m" { source = "./m" }',
        'm/main.tf':
          'resource "aws_security_group" "g" {} #!\noutput "id" { value = aws_security_group.g.id }',
      },
      'resource "aws_security_group" "g" {} #!',
      `resource "aws_security_group" "g" {} #!
resource "aws_security_group_rule" "r" { security_group_id = aws_security_group.g.id }`,
      `resource "aws_security_group" "g" {} #!
resource "aws_security_group" "h" {
  ingress {
    security_groups = [aws_security_group.g.id]
  }
}
resource "aws_instance" "i" { vpc_security_group_ids = [aws_security_group.h.id] }`,
      `resource "aws_security_group" "g" {} #!
resource "aws_instance" "i" { depends_on = [aws_security_group.g] }`,
    ],
    undecided: [
      `resource "aws_security_group" "g" {}
module "m" {
  source = "terraform-aws-modules/alb/aws"
  security_groups = [aws_security_group.g.id]
}`,
      `resource "aws_security_group" "g" {}
output "id" { value = aws_security_group.g.id }`,
    ],
  },
})
