import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import type { Outcome } from '../../../../src/audit/outcome.ts'
import { calls } from '../../../../src/audit/views/metric-alarm/events.ts'
import { requireAlarm } from '../../../../src/audit/views/metric-alarm/require-alarm.ts'
import { aTree } from '../../a-tree.ts'
import { processorTimeOf } from '../../../processor-time.ts'

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

const anAlarm = (metric = 'metric_name = "NewUser"\n  namespace = "Account"'): string => `
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name    = "new-user"
  ${metric}
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

describe('an alarm watches', () => {
  test.each([
    ['by names', [TRAIL, aFilter(), anAlarm()]],
    ['of a metric that is named by reference', [TRAIL, aFilter(), anAlarm(BY_REFERENCE)]],
    ['of a metric in a query', [TRAIL, aFilter(), anAlarm(QUERY)]],
    ['of a log group by its name', [TRAIL, aFilter({ group: '"trail"' }), anAlarm()]],
  ])('%s', (_, texts) => {
    expect(judged(...texts)).toEqual([])
  })
})

const aModule = (group: string): string => `
module "alarms" {
  source    = "example/trail-alarms/aws"
  log_group = ${group}
}`

describe('no alarm watches', () => {
  test.each([
    ['without a filter', [TRAIL], 'no metric filter singles it out'],
    [
      'by a module that is not seen and given another log group',
      [TRAIL, aModule('aws_cloudwatch_log_group.other.name')],
      'no metric filter singles it out',
    ],
    [
      'by a filter of another log group',
      [TRAIL, aFilter({ group: 'aws_cloudwatch_log_group.other.name' }), anAlarm()],
      'no metric filter singles it out',
    ],
    [
      'by a filter that selects everything',
      [TRAIL, aFilter({ pattern: '{ $.eventVersion = \\"*\\" }' }), anAlarm()],
      'no metric filter singles it out',
    ],
    ['without an alarm', [TRAIL, aFilter()], 'no alarm watches the metric that counts it'],
    [
      'by an alarm of another namespace',
      [TRAIL, aFilter(), anAlarm('metric_name = "NewUser"\n  namespace = "Other"')],
      'no alarm watches the metric that counts it',
    ],
  ])('%s', (_, texts, why) => {
    expect(judged(...texts)).toMatchObject({
      outcome: 'flagged',
      says: `Nobody is told of CreateUser: ${why}.`,
    })
  })
})

describe('it is not known whether an alarm watches', () => {
  test.each([
    ['by a pattern that is not known', [TRAIL, aFilter({ pattern: 'var.unknown' }), anAlarm()]],
    [
      'of a metric that is not known',
      [TRAIL, aFilter(), anAlarm('metric_name = var.unknown\n  namespace = "Account"')],
    ],
    [
      'by a module that is not seen and given the log group',
      [TRAIL, aModule('aws_cloudwatch_log_group.g.name')],
    ],
  ])('%s', (_, texts) => {
    expect(judged(...texts)).toMatchObject({ outcome: 'undecided' })
  })
})

test('two thousand filters and alarms of one metric are followed in a moment', () => {
  const numbered = (text: string, at: number) => text.replace(/" "[fa]" \{/, `" "x${at}" {`)
  const many = Array.from({ length: 2000 }, (_, at) =>
    numbered(aFilter().replace('variable "unknown" {}', ''), at).concat(numbered(anAlarm(), at)),
  )
  const { configuration } = evaluateRoot(aTree({ 'main.tf': [TRAIL, ...many].join('\n') }), '')
  const follow = () =>
    expect(requireAlarm(calls('iam.amazonaws.com', 'CreateUser'), configuration)).toEqual([])
  expect(processorTimeOf(follow)).toBeLessThan(5000)
})
