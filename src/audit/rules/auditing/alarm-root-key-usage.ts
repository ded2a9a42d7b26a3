import { defineRule } from '../../define-rule.ts'
import { ROOT_KEY_CALL } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = [ROOT_KEY_CALL]

/** Somebody hears of it when an access key of the root user is used. */
export const alarmRootKeyUsage = defineRule({
  id: 'alarm-root-key-usage',
  title: 'No alarm tells of the use of a key of the root user',
  why: 'A key of root has every right, and programs may leak it.',
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
      alarmedBy('{ $.userIdentity.accessKeyId = "*" && $.userIdentity.type = Root }'),
    ],
    fails: [ONLY_A_TRAIL, notAlarmedBy('{ $.userIdentity.type = "Root" && $.eventName = "ConsoleLogin" }')],
  },
})
