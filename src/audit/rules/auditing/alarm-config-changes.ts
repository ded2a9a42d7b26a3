import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  'config.amazonaws.com',
  'StopConfigurationRecorder',
  'DeleteDeliveryChannel',
  'PutDeliveryChannel',
  'PutConfigurationRecorder',
)

/** Somebody hears of it when AWS Config changes. */
export const alarmConfigChanges = defineRule({
  id: 'alarm-config-changes',
  title: 'No alarm tells of changes of AWS Config',
  why: 'Without a recorder, no later change is seen.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.9', 'AWS-0155', 'Security Hub CloudWatch.9'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventSource = config.amazonaws.com) && (($.eventName=StopConfigurationRecorder)||($.eventName=DeleteDeliveryChannel)||($.eventName=PutDeliveryChannel)||($.eventName=PutConfigurationRecorder)) }',
    ],
    missing: '{ ($.eventSource = config.amazonaws.com) && ($.eventName=StopConfigurationRecorder) }',
  }),
})
