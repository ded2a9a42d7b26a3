import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** A group launches from a template, which has versions. */
export const autoscalingLaunchTemplate = defineRule({
  id: 'autoscaling-launch-template',
  title: 'Auto scaling group uses no launch template',
  why: 'Launch configurations get no new features, such as required metadata tokens.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_315', 'Security Hub AutoScaling.9'],
  scope: 'resource',
  resources: ['aws_autoscaling_group'],
  fix: 'Use `launch_template`, or `mixed_instances_policy`, instead of `launch_configuration`.',

  evaluate(group) {
    const mixed = group.get('mixed_instances_policy.launch_template')
    const isTemplate = either(isSet(group.get('launch_template')), isSet(mixed))
    return requireThat(isTemplate, group, 'It launches without a template.')
  },

  examples: {
    passes: [
      `resource "aws_autoscaling_group" "main" {
  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }
}
resource "aws_launch_template" "web" {}`,
      `resource "aws_autoscaling_group" "main" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.web.id
      }
    }
  }
}
resource "aws_launch_template" "web" {}`,
    ],
    fails: [
      `resource "aws_autoscaling_group" "main" { #!
  launch_configuration = aws_launch_configuration.web.name
}
resource "aws_launch_configuration" "web" {}`,
      'resource "aws_autoscaling_group" "main" {} #!',
    ],
  },
})
