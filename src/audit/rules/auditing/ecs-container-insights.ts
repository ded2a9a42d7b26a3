import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

/** A cluster of containers publishes how they do. */
export const ecsContainerInsights = defineRule({
  id: 'ecs-container-insights',
  title: 'ECS cluster has no container insights',
  why: 'A container that mines or crashes is seen by its numbers.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_65', 'AWS-0034', 'Security Hub ECS.12'],
  scope: 'resource',
  resources: ['aws_ecs_cluster'],
  fix: 'Add a `setting` with the name `containerInsights` and the value `enabled`.',

  evaluate(cluster) {
    const settings = cluster.get('setting')
    const isOn = someItem(settings, setting =>
      both(
        equals(setting.get('name'), 'containerInsights'),
        equals(setting.get('value'), 'enabled', 'enhanced'),
      ),
    )
    return requireThat(isOn, settings, 'Nothing is published of its containers.')
  },

  examples: {
    passes: [
      `resource "aws_ecs_cluster" "main" {
  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}`,
      `resource "aws_ecs_cluster" "main" {
  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}`,
    ],
    fails: [
      'resource "aws_ecs_cluster" "main" {} #!',
      `resource "aws_ecs_cluster" "main" {
  setting { #!
    name  = "containerInsights"
    value = "disabled"
  }
}`,
    ],
    undecided: [
      `variable "insights" {}
resource "aws_ecs_cluster" "main" {
  setting {
    name  = "containerInsights"
    value = var.insights
  }
}`,
    ],
  },
})
