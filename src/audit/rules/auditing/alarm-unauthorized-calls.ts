import { defineRule } from '../../define-rule.ts'
import { REFUSED_CALLS } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = REFUSED_CALLS

/** Somebody hears of calls that are refused. */
export const alarmUnauthorizedCalls = defineRule({
  id: 'alarm-unauthorized-calls',
  title: 'No alarm tells of unauthorized API calls',
  why: 'Somebody who tries which doors are open is refused at the others.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: ['CIS AWS 4.1', 'AWS-0147', 'Security Hub CloudWatch.2'],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy('{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }'),
      alarmedBy(
        '{ ($.errorCode="AccessDenied*" || $.errorCode="*UnauthorizedOperation") && ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") }',
      ),
    ],
    fails: [ONLY_A_TRAIL, notAlarmedBy('{ $.errorCode = "AccessDenied*" }')],
  },
})
