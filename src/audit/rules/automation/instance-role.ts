import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { templateSays } from '../../views/launch-template.ts'

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

  evaluate(instance, configuration) {
    const profile = instance.get('iam_instance_profile')
    const inTemplate = templateSays(instance, configuration, template =>
      isSet(template.get('iam_instance_profile')),
    )
    return requireThat(either(isSet(profile), inTemplate), profile, 'Its programs have no role to use.')
  },

  examples: {
    passes: [
      `resource "aws_instance" "main" { iam_instance_profile = aws_iam_instance_profile.web.name }
resource "aws_iam_instance_profile" "web" {}`,
      `resource "aws_instance" "main" {
  launch_template {
    id = aws_launch_template.main.id
  }
}
resource "aws_launch_template" "main" {
  iam_instance_profile {
    name = "web"
  }
}`,
    ],
    fails: [
      'resource "aws_instance" "main" {} #!',
      `resource "aws_instance" "main" {
  iam_instance_profile = "" #!
}`,
      `resource "aws_instance" "main" { #!
  launch_template {
    id = aws_launch_template.main.id
  }
}
resource "aws_launch_template" "main" {}`,
    ],
    undecided: [
      `resource "aws_instance" "main" {
  launch_template {
    name = "web"
  }
}`,
      `variable "profile" {}
resource "aws_instance" "main" { iam_instance_profile = var.profile }`,
    ],
  },
})
