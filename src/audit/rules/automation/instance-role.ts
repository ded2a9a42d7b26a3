import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** An instance has a role, and so needs no keys. */
export const instanceRole = defineRule({
  id: 'instance-role',
  title: 'Instance has no role',
  why: 'A program without a role gets an access key, in a file, for ever.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV2_AWS_41', 'EC2_INSTANCE_PROFILE_ATTACHED'],
  scope: 'resource',
  resources: ['aws_instance'],
  fix: 'Set `iam_instance_profile`.',

  evaluate(instance) {
    return requireSet(instance.get('iam_instance_profile'), 'Its programs have no role to use.')
  },

  examples: {
    passes: [
      `resource "aws_instance" "main" { iam_instance_profile = aws_iam_instance_profile.web.name }
resource "aws_iam_instance_profile" "web" {}`,
    ],
    fails: [
      'resource "aws_instance" "main" {} #!',
      `resource "aws_instance" "main" {
  iam_instance_profile = "" #!
}`,
    ],
    undecided: [
      `variable "profile" {}
resource "aws_instance" "main" { iam_instance_profile = var.profile }`,
    ],
  },
})
