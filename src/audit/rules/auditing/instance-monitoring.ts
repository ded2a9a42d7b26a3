import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { templateSays } from '../../views/launch-template.ts'

/** An instance is measured every minute. */
export const instanceMonitoring = defineRule({
  id: 'instance-monitoring',
  title: 'Instance has no detailed monitoring',
  why: 'What happens between two values five minutes apart is not seen.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_126', 'EC2_INSTANCE_DETAILED_MONITORING_ENABLED'],
  scope: 'resource',
  resources: ['aws_instance'],
  fix: 'Set `monitoring = true`.',

  evaluate(instance, configuration) {
    const monitoring = instance.get('monitoring')
    const inTemplate = monitoring.isWritten
      ? 'no'
      : templateSays(instance, configuration, template => isTrue(template.get('monitoring.enabled')))
    return requireThat(
      either(isTrue(monitoring), inTemplate),
      monitoring,
      'It is measured every five minutes only.',
    )
  },

  examples: {
    passes: [
      'resource "aws_instance" "main" { monitoring = true }',
      `resource "aws_instance" "main" {
  launch_template {
    id = aws_launch_template.main.id
  }
}
resource "aws_launch_template" "main" {
  monitoring {
    enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_instance" "main" {} #!',
      `resource "aws_instance" "main" {
  monitoring = false #!
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
      `variable "monitored" {}
resource "aws_instance" "main" { monitoring = var.monitored }`,
    ],
  },
})
