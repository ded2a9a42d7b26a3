import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = calls('iam.amazonaws.com', 'AddUserToGroup', 'AttachUserPolicy', 'UpdateAssumeRolePolicy')

/** Somebody hears of it when a user comes to administrative rights. */
export const alarmAdministrativeRole = defineRule({
  id: 'alarm-administrative-role',
  title: 'No alarm tells of a user who is given an administrative role',
  why: 'Whoever can add a user to the administrators is one.',
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
      alarmedBy(
        '{ ($.eventName = "AddUserToGroup") || ($.eventName = "AttachUserPolicy") || ($.eventName = "UpdateAssumeRolePolicy") }',
      ),
      alarmedBy(
        '{ ($.eventName = "AddUserToGroup" && $.requestParameters.groupName = "admins") || $.eventName = "Attach*" || $.eventName = "UpdateAssumeRolePolicy" }',
      ),
    ],
    fails: [ONLY_A_TRAIL, notAlarmedBy('{ $.eventName = "AddUserToGroup" }')],
  },
})
