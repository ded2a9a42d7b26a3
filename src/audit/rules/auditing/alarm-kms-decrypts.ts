import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = calls('kms.amazonaws.com', 'Decrypt')

/** Somebody hears of too many decryptions. */
export const alarmKmsDecrypts = defineRule({
  id: 'alarm-kms-decrypts',
  title: 'No alarm tells of too many decryptions by KMS',
  why: 'Data that is carried away is decrypted first, one object at a time.',
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
      alarmedBy('{ ($.eventSource = "kms.amazonaws.com") && ($.eventName = "Decrypt") }'),
      alarmedBy('{ $.eventName = "Decrypt*" }'),
    ],
    fails: [
      ONLY_A_TRAIL,
      notAlarmedBy('{ ($.eventSource = "kms.amazonaws.com") && ($.eventName = "DisableKey") }'),
    ],
  },
})
