import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A trail also writes to CloudWatch Logs, where it can be watched. */
export const trailCloudwatchLogs = defineRule({
  id: 'trail-cloudwatch-logs',
  title: 'Trail does not write to CloudWatch Logs',
  why: 'Metric filters and alarms read a log group, not a bucket.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: [
    'CKV2_AWS_10',
    'AWS-0162',
    'CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED',
    'Security Hub CloudTrail.5',
    'ScoutSuite cloudtrail-no-cloudwatch-integration',
  ],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Set `cloud_watch_logs_group_arn` and `cloud_watch_logs_role_arn`.',

  evaluate(trail) {
    return requireSet(trail.get('cloud_watch_logs_group_arn'), 'The trail writes to no log group.')
  },

  examples: {
    passes: [
      `resource "aws_cloudwatch_log_group" "trail" {}
resource "aws_cloudtrail" "main" { cloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.trail.arn}:*" }`,
    ],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" {
  cloud_watch_logs_group_arn = null #!
}`,
    ],
    undecided: [
      `variable "group" {}
resource "aws_cloudtrail" "main" { cloud_watch_logs_group_arn = var.group }`,
    ],
  },
})
