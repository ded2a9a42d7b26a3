import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, some, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../../views/once-per.ts'

const isOnByDefault = oncePer(configuration =>
  some(configuration.ofType('aws_ecs_account_setting_default'), switchesOn),
)

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

  evaluate(cluster, configuration) {
    const settings = cluster.get('setting')
    // A cluster that says nothing takes what the account’s setting is when it is made.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
    const isDefault = settings.isWritten ? 'no' : isOnByDefault(configuration)
    const isOn = either(someItem(settings, switchesOn), isDefault)
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
      `resource "aws_ecs_cluster" "main" {}
resource "aws_ecs_account_setting_default" "main" {
  name  = "containerInsights"
  value = "enabled"
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
      `resource "aws_ecs_cluster" "main" {} #!
resource "aws_ecs_account_setting_default" "main" {
  name  = "taskLongArnFormat"
  value = "enabled"
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

function switchesOn(setting: Attribute | Resource): Truth {
  return both(
    equals(setting.get('name'), 'containerInsights'),
    equals(setting.get('value'), 'enabled', 'enhanced'),
  )
}
