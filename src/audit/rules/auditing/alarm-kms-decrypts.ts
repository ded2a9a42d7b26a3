import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls('kms.amazonaws.com', 'Decrypt')

/** Somebody hears of too many decryptions. */
export const alarmKmsDecrypts = defineRule({
  id: 'alarm-kms-decrypts',
  title: 'No alarm tells of too many decryptions by KMS',
  why: 'Data that is carried away is decrypted first, one object at a time.',
  severity: 'medium',
  topic: 'auditing',
  aliases: [],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventSource = "kms.amazonaws.com") && ($.eventName = "Decrypt") }',
      '{ $.eventName = "Decrypt*" }',
    ],
    missing: '{ ($.eventSource = "kms.amazonaws.com") && ($.eventName = "DisableKey") }',
  }),
})
