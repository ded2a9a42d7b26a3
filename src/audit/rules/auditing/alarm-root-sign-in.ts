import { defineRule } from '../../define-rule.ts'
import { ROOT_SIGN_IN } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = [ROOT_SIGN_IN]

/** Somebody hears of a sign-in of the root user. */
export const alarmRootSignIn = defineRule({
  id: 'alarm-root-sign-in',
  title: 'No alarm tells of a sign-in of the root user',
  why: 'Whoever signs in as root may do everything, and no policy stops them.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: [
    'CIS AWS 4.3',
    'AWS-0149',
    'Security Hub CloudWatch.1',
    'KICS 8b1b1e67',
    'ScoutSuite logs-no-alarm-root-usage',
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
        '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      ),
      alarmedBy('{($.eventName = ConsoleLogin) && ($.userIdentity.arn = "*:root")}'),
    ],
    fails: [ONLY_A_TRAIL, notAlarmedBy('{ $.userIdentity.type = "Root" && $.eventType = "AwsApiCall" }')],
  },
})
