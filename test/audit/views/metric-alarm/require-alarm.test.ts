import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import type { Outcome } from '../../../../src/audit/outcome.ts'
import { calls } from '../../../../src/audit/views/metric-alarm/events.ts'
import { requireAlarm } from '../../../../src/audit/views/metric-alarm/require-alarm.ts'
import { aTree } from '../../a-tree.ts'

const TRAIL = `resource "aws_cloudtrail" "t" {
  cloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.g.arn}:*"
}
resource "aws_cloudwatch_log_group" "g" {
  name = "trail"
}
resource "aws_cloudwatch_log_group" "other" {
  name = "other"
}`

interface Filter {
  readonly pattern?: string
  readonly group?: string
  readonly more?: string
}

const aFilter = ({
  pattern = '{ $.eventName = \\"CreateUser\\" }',
  group = 'aws_cloudwatch_log_group.g.name',
  more = '',
}: Filter = {}): string => `
variable "unknown" {}
resource "aws_cloudwatch_log_metric_filter" "f" {
  ${more}
  pattern        = ${pattern.startsWith('var.') ? pattern : `"${pattern}"`}
  log_group_name = ${group}
  metric_transformation {
    name      = "NewUser"
    namespace = "Account"
    value     = "1"
  }
}`

const anAlarm = (
  actions = '[aws_sns_topic.s.arn]',
  metric = 'metric_name = "NewUser"\n  namespace = "Account"',
): string => `
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name    = "new-user"
  ${metric}
  alarm_actions = ${actions}
}`

const TOPIC = 'resource "aws_sns_topic" "s" {}'
const SUBSCRIPTION = `resource "aws_sns_topic_subscription" "s" {
  topic_arn = aws_sns_topic.s.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}`

function judged(...texts: readonly string[]): Outcome {
  const { configuration } = evaluateRoot(aTree({ 'main.tf': texts.join('\n') }), '')
  return requireAlarm(calls('iam.amazonaws.com', 'CreateUser'), configuration)
}

const QUERY = `metric_query {
    id = "m"
    metric {
      metric_name = "NewUser"
      namespace   = "Account"
      period      = 60
      stat        = "Sum"
    }
  }`
const BY_REFERENCE = `metric_name = aws_cloudwatch_log_metric_filter.f.metric_transformation[0].name
  namespace   = aws_cloudwatch_log_metric_filter.f.metric_transformation[0].namespace`

describe('somebody is told', () => {
  test.each([
    ['by names', [TRAIL, aFilter(), anAlarm(), TOPIC, SUBSCRIPTION]],
    [
      'of a metric that is named by reference',
      [TRAIL, aFilter(), anAlarm(undefined, BY_REFERENCE), TOPIC, SUBSCRIPTION],
    ],
    ['of a metric in a query', [TRAIL, aFilter(), anAlarm(undefined, QUERY), TOPIC, SUBSCRIPTION]],
    ['of a log group by its name', [TRAIL, aFilter({ group: '"trail"' }), anAlarm(), TOPIC, SUBSCRIPTION]],
    [
      'by an alarm of alarms',
      [
        TRAIL,
        aFilter(),
        anAlarm('[]'),
        `resource "aws_cloudwatch_composite_alarm" "c" {
  alarm_rule    = "ALARM(\${aws_cloudwatch_metric_alarm.a.alarm_name})"
  alarm_actions = [aws_sns_topic.s.arn]
}`,
        TOPIC,
        SUBSCRIPTION,
      ],
    ],
  ])('%s', (_, texts) => {
    expect(judged(...texts)).toEqual([])
  })
})

describe('nobody is told', () => {
  test.each([
    ['without a filter', [TRAIL], 'no metric filter singles it out'],
    [
      'by a filter of another log group',
      [TRAIL, aFilter({ group: 'aws_cloudwatch_log_group.other.name' }), anAlarm(), TOPIC, SUBSCRIPTION],
      'no metric filter singles it out',
    ],
    [
      'by a filter that selects everything',
      [TRAIL, aFilter({ pattern: '{ $.eventVersion = \\"*\\" }' }), anAlarm(), TOPIC, SUBSCRIPTION],
      'no metric filter singles it out',
    ],
    ['without an alarm', [TRAIL, aFilter()], 'no alarm watches the metric that counts it'],
    [
      'by an alarm of another namespace',
      [
        TRAIL,
        aFilter(),
        anAlarm(undefined, 'metric_name = "NewUser"\n  namespace = "Other"'),
        TOPIC,
        SUBSCRIPTION,
      ],
      'no alarm watches the metric that counts it',
    ],
    [
      'without a subscription',
      [TRAIL, aFilter(), anAlarm(), TOPIC],
      'its alarm has no actions with a topic that has a subscription',
    ],
    [
      'without actions',
      [TRAIL, aFilter(), anAlarm('[]'), TOPIC, SUBSCRIPTION],
      'its alarm has no actions with a topic that has a subscription',
    ],
    [
      'by actions that are switched off',
      [TRAIL, aFilter(), anAlarm('[aws_sns_topic.s.arn]\n  actions_enabled = false'), TOPIC, SUBSCRIPTION],
      'its alarm has no actions with a topic that has a subscription',
    ],
  ])('%s', (_, texts, why) => {
    expect(judged(...texts)).toMatchObject({
      outcome: 'flagged',
      says: `Nobody is told of CreateUser: ${why}.`,
    })
  })
})

describe('it is not known whether somebody is told', () => {
  test.each([
    [
      'by a pattern that is not known',
      [TRAIL, aFilter({ pattern: 'var.unknown' }), anAlarm(), TOPIC, SUBSCRIPTION],
    ],
    [
      'of a topic that stands elsewhere',
      [TRAIL, aFilter(), anAlarm('["arn:aws:sns:us-east-1:111122223333:security"]')],
    ],
    ['of a topic that is not known', [TRAIL, aFilter(), anAlarm('[var.unknown]')]],
    [
      'of a metric that is not known',
      [
        TRAIL,
        aFilter(),
        anAlarm(undefined, 'metric_name = var.unknown\n  namespace = "Account"'),
        TOPIC,
        SUBSCRIPTION,
      ],
    ],
  ])('%s', (_, texts) => {
    expect(judged(...texts)).toMatchObject({ outcome: 'undecided' })
  })
})
