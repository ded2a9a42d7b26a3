import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = calls('iam.amazonaws.com', 'CreateUser')

/** Somebody hears of a new user. */
export const alarmNewUser = defineRule({
  id: 'alarm-new-user',
  title: 'No alarm tells of a new user',
  why: 'A user that nobody asked for is the usual way to stay in an account.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: [],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy('{ $.eventName = "CreateUser" }'),
      alarmedBy(
        '{ ($.eventSource = iam.amazonaws.com) && (($.eventName=CreateUser) || ($.eventName=DeleteUser)) }',
      ),
    ],
    fails: [ONLY_A_TRAIL, notAlarmedBy('{ $.eventName = "DeleteUser" }')],
  },
})
