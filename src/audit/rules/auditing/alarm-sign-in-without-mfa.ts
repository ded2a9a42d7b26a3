import { defineRule } from '../../define-rule.ts'
import { SIGN_IN_WITHOUT_MFA } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = [SIGN_IN_WITHOUT_MFA]

/** Somebody hears of a sign-in without a second factor. */
export const alarmSignInWithoutMfa = defineRule({
  id: 'alarm-sign-in-without-mfa',
  title: 'No alarm tells of a console sign-in without MFA',
  why: 'A stolen password is enough where no second factor is asked for.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: ['CIS AWS 4.2', 'AWS-0148', 'Security Hub CloudWatch.3'],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy('{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }'),
      alarmedBy(
        '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed != Yes && $.userIdentity.type = "IAMUser" && $.responseElements.ConsoleLogin = "Success" }',
      ),
    ],
    fails: [
      ONLY_A_TRAIL,
      notAlarmedBy('{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed = "Yes") }'),
    ],
  },
})
