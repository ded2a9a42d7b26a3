import { defineRule } from '../../define-rule.ts'
import { FAILED_SIGN_IN } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = [FAILED_SIGN_IN]

/** Somebody hears of failed sign-ins. */
export const alarmSignInFailures = defineRule({
  id: 'alarm-sign-in-failures',
  title: 'No alarm tells of failed sign-ins to the console',
  why: 'Passwords are guessed until one fits.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: ['CIS AWS 4.6', 'AWS-0152', 'Security Hub CloudWatch.6'],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [alarmedBy('{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }')],
    fails: [
      ONLY_A_TRAIL,
      notAlarmedBy('{ ($.eventName = ConsoleLogin) && ($.responseElements.ConsoleLogin = "Success") }'),
    ],
  },
})
