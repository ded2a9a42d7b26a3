import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = calls('kms.amazonaws.com', 'DisableKey', 'ScheduleKeyDeletion')

/** Somebody hears of it when a key is disabled or scheduled for deletion. */
export const alarmKeyDeletion = defineRule({
  id: 'alarm-key-deletion',
  title: 'No alarm tells of keys that are disabled or deleted',
  why: 'Data whose key is gone is gone.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: [
    'CIS AWS 4.7',
    'AWS-0153',
    'Security Hub CloudWatch.7',
    'KICS 56a585f5',
    'ScoutSuite logs-no-alarm-cmk-deletion',
  ],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy(
        '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
      ),
    ],
    fails: [
      ONLY_A_TRAIL,
      notAlarmedBy('{ ($.eventSource = kms.amazonaws.com) && ($.eventName = DisableKey) }'),
    ],
  },
})
