import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'

/** An alarm does what it is for. */
export const alarmActionsEnabled = defineRule({
  id: 'alarm-actions-enabled',
  title: 'Actions of the alarm are switched off',
  why: 'An alarm without actions goes off and nobody hears it.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_319', 'CLOUDWATCH_ALARM_ACTION_CHECK', 'Security Hub CloudWatch.17'],
  scope: 'resource',
  resources: ['aws_cloudwatch_metric_alarm'],
  fix: 'Leave `actions_enabled` out, or set it to `true`.',

  evaluate(alarm) {
    const enabled = alarm.get('actions_enabled')
    return forbidThat(isFalse(enabled), enabled, 'The alarm goes off, and nothing happens.')
  },

  examples: {
    passes: [
      'resource "aws_cloudwatch_metric_alarm" "main" { alarm_name = "cpu" }',
      'resource "aws_cloudwatch_metric_alarm" "main" { actions_enabled = true }',
    ],
    fails: [
      `resource "aws_cloudwatch_metric_alarm" "main" {
  actions_enabled = false #!
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_cloudwatch_metric_alarm" "main" { actions_enabled = var.on }`,
    ],
  },
})
