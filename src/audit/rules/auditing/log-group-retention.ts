import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** It is decided how long a log group keeps its events. */
export const logGroupRetention = defineRule({
  id: 'log-group-retention',
  title: 'Log group does not say how long it keeps its events',
  why: 'Events that are kept for ever cost for ever, and hold what should be forgotten.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/retention',
  aliases: ['CKV_AWS_66'],
  scope: 'resource',
  resources: ['aws_cloudwatch_log_group'],
  fix: 'Set `retention_in_days`, for example to 365.',

  evaluate(group) {
    return requireSet(group.get('retention_in_days'), 'Nobody decided how long events are kept.')
  },

  examples: {
    passes: [
      'resource "aws_cloudwatch_log_group" "main" { retention_in_days = 30 }',
      'resource "aws_cloudwatch_log_group" "main" { retention_in_days = 0 }',
    ],
    fails: [
      'resource "aws_cloudwatch_log_group" "main" {} #!',
      `resource "aws_cloudwatch_log_group" "main" {
  name              = "app"
  retention_in_days = null #!
}`,
    ],
  },
})
