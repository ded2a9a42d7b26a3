import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls('kms.amazonaws.com', 'DisableKey', 'ScheduleKeyDeletion')

/** Somebody hears of it when a key is disabled or scheduled for deletion. */
export const alarmKeyDeletion = defineRule({
  id: 'alarm-key-deletion',
  title: 'No alarm tells of keys that are disabled or deleted',
  why: 'Data whose key is gone is gone.',
  severity: 'medium',
  topic: 'auditing',
  aliases: [
    'CIS AWS 4.7',
    'AWS-0153',
    'Security Hub CloudWatch.7',
    'KICS 56a585f5',
    'ScoutSuite logs-no-alarm-cmk-deletion',
  ],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventSource = kms.amazonaws.com) && (($.eventName = DisableKey) || ($.eventName = ScheduleKeyDeletion)) }',
    ],
    missing: '{ ($.eventSource = kms.amazonaws.com) && ($.eventName = DisableKey) }',
  }),
})
