import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

const TAG = { type: 'aws_autoscaling_group_tag', path: 'autoscaling_group_name', names: 'name' }

/** Instances of a group are tagged. */
export const autoscalingTags = defineRule({
  id: 'autoscaling-tags',
  title: 'Auto scaling group has no tags',
  why: 'An instance without tags belongs to nobody.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_153', 'Security Hub AutoScaling.10'],
  scope: 'resource',
  resources: ['aws_autoscaling_group'],
  fix: 'Add a `tag` block with `propagate_at_launch = true`.',

  evaluate(group, configuration) {
    const isTagged = either(
      isSet(group.get('tag')),
      isSet(group.get('tags')),
      isPointedAt(group, TAG, configuration),
    )
    return requireThat(isTagged, group, 'Its instances have no tags.')
  },

  examples: {
    passes: [
      `resource "aws_autoscaling_group" "main" {
  tag {
    key                 = "Team"
    value               = "web"
    propagate_at_launch = true
  }
}`,
      'resource "aws_autoscaling_group" "main" { tags = [{ key = "Team", value = "web", propagate_at_launch = true }] }',
      `resource "aws_autoscaling_group" "main" {}
resource "aws_autoscaling_group_tag" "main" { autoscaling_group_name = aws_autoscaling_group.main.name }`,
    ],
    fails: ['resource "aws_autoscaling_group" "main" {} #!'],
    undecided: [
      `variable "tags" {}
resource "aws_autoscaling_group" "main" { tags = var.tags }`,
    ],
  },
})
