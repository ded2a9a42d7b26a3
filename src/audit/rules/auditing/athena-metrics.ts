import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'

/** An Athena workgroup publishes what its queries cost. */
export const athenaMetrics = defineRule({
  id: 'athena-metrics',
  title: 'Athena workgroup publishes no metrics',
  why: 'Somebody who reads the whole lake is seen by what the queries scan.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['Security Hub Athena.4'],
  scope: 'resource',
  resources: ['aws_athena_workgroup'],
  fix: 'Leave `publish_cloudwatch_metrics_enabled` out, or set it to `true`.',

  evaluate(workgroup) {
    const metrics = workgroup.get('configuration.publish_cloudwatch_metrics_enabled')
    return forbidThat(isFalse(metrics), metrics, 'Nothing is published of its queries.')
  },

  examples: {
    passes: [
      'resource "aws_athena_workgroup" "main" {}',
      `resource "aws_athena_workgroup" "main" {
  configuration {
    publish_cloudwatch_metrics_enabled = true
  }
}`,
    ],
    fails: [
      `resource "aws_athena_workgroup" "main" {
  configuration {
    publish_cloudwatch_metrics_enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_athena_workgroup" "main" {
  configuration {
    publish_cloudwatch_metrics_enabled = var.on
  }
}`,
    ],
  },
})
