import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import { equals, isAtLeast } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** A log group keeps its events for a year. */
export const logGroupRetentionYear = defineRule({
  id: 'log-group-retention-year',
  title: 'Log group keeps its events for less than a year',
  why: 'Break-ins are found after months; the log has to reach back as far.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/retention',
  aliases: ['CKV_AWS_338', 'CW_LOGGROUP_RETENTION_PERIOD_CHECK', 'Security Hub CloudWatch.16'],
  scope: 'resource',
  resources: ['aws_cloudwatch_log_group'],
  fix: 'Set `retention_in_days` to 365 or more.',

  evaluate(group) {
    // 0, or nothing: for ever.
    const retention = group.get('retention_in_days')
    if (!retention.isWritten) return pass
    return requireThat(
      either(equals(retention, 0), isAtLeast(retention, 365)),
      retention,
      'A year from now nobody can look back a year.',
    )
  },

  examples: {
    passes: [
      'resource "aws_cloudwatch_log_group" "main" { retention_in_days = 365 }',
      'resource "aws_cloudwatch_log_group" "main" { retention_in_days = "400" }',
      'resource "aws_cloudwatch_log_group" "main" { retention_in_days = 0 }',
      'resource "aws_cloudwatch_log_group" "main" {}',
    ],
    fails: [
      `resource "aws_cloudwatch_log_group" "main" {
  retention_in_days = 30 #!
}`,
    ],
    undecided: [
      `variable "days" {}
resource "aws_cloudwatch_log_group" "main" { retention_in_days = var.days }`,
    ],
  },
})
