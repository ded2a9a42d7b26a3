import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A trail tells a topic of each new log file. */
export const trailSnsTopic = defineRule({
  id: 'trail-sns-topic',
  title: 'Trail tells no topic of its log files',
  why: 'What reads the log as it arrives has to be told that it arrived.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['CKV_AWS_252'],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Set `sns_topic_name` to a topic of yours.',

  evaluate(trail) {
    return requireSet(trail.get('sns_topic_name'), 'The trail names no topic.')
  },

  examples: {
    passes: [
      `resource "aws_sns_topic" "trail" {}
resource "aws_cloudtrail" "main" { sns_topic_name = aws_sns_topic.trail.name }`,
      'resource "aws_cloudtrail" "main" { sns_topic_name = "trail" }',
    ],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" {
  sns_topic_name = "" #!
}`,
    ],
    undecided: [
      `variable "topic" {}
resource "aws_cloudtrail" "main" { sns_topic_name = var.topic }`,
    ],
  },
})
