import { expect, test } from 'vitest'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import type { Truth } from '../../../../src/audit/resource/truth.ts'
import { tellsSomebody } from '../../../../src/audit/views/metric-alarm/tells-somebody.ts'
import { aTree } from '../../a-tree.ts'

const TOPIC = 'resource "aws_sns_topic" "s" {}'
const SUBSCRIPTION = `resource "aws_sns_topic_subscription" "s" {
  topic_arn = aws_sns_topic.s.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}`

const anAlarm = (actions: string): string => `variable "unknown" {}
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name    = "new-user"
  alarm_actions = ${actions}
}`

const ALARM_OF_ALARMS = `resource "aws_cloudwatch_composite_alarm" "c" {
  alarm_rule    = "ALARM(\${aws_cloudwatch_metric_alarm.a.alarm_name})"
  alarm_actions = [aws_sns_topic.s.arn]
}`

function isHeard(...texts: readonly string[]): readonly Truth[] {
  const { configuration } = evaluateRoot(aTree({ 'main.tf': texts.join('\n') }), '')
  return configuration.ofType('aws_cloudwatch_metric_alarm').map(alarm => tellsSomebody(alarm, configuration))
}

test.each<[string, Truth, readonly string[]]>([
  ['with a topic that has a subscription', 'yes', [anAlarm('[aws_sns_topic.s.arn]'), TOPIC, SUBSCRIPTION]],
  ['by an alarm of alarms', 'yes', [anAlarm('[]'), ALARM_OF_ALARMS, TOPIC, SUBSCRIPTION]],
  ['without a subscription', 'no', [anAlarm('[aws_sns_topic.s.arn]'), TOPIC]],
  ['without actions', 'no', [anAlarm('[]'), TOPIC, SUBSCRIPTION]],
  [
    'by actions that are switched off',
    'no',
    [anAlarm('[aws_sns_topic.s.arn]\n  actions_enabled = false'), TOPIC, SUBSCRIPTION],
  ],
  [
    'with a topic that stands elsewhere',
    'unknown',
    [anAlarm('["arn:aws:sns:us-east-1:111122223333:security"]')],
  ],
  ['with a topic that is not known', 'unknown', [anAlarm('[var.unknown]')]],
])('an alarm tells somebody %s: %s', (_, truth, texts) => {
  expect(isHeard(...texts)).toEqual([truth])
})
