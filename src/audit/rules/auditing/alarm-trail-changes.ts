import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = calls(
  'cloudtrail.amazonaws.com',
  'CreateTrail',
  'UpdateTrail',
  'DeleteTrail',
  'StartLogging',
  'StopLogging',
)

/** Somebody hears of it when the trail itself changes. */
export const alarmTrailChanges = defineRule({
  id: 'alarm-trail-changes',
  title: 'No alarm tells of changes of CloudTrail',
  why: 'Whoever wants to stay unseen stops the trail first.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: ['CIS AWS 4.5', 'AWS-0151', 'Security Hub CloudWatch.5'],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy(
        '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }',
      ),
    ],
    fails: [
      ONLY_A_TRAIL,
      notAlarmedBy(
        '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) }',
      ),
    ],
  },
})
