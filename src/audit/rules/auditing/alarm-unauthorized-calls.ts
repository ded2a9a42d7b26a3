import { defineRule } from '../../define-rule.ts'
import { REFUSED_CALLS } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

/** Somebody hears of calls that are refused. */
export const alarmUnauthorizedCalls = defineRule({
  id: 'alarm-unauthorized-calls',
  title: 'No alarm tells of unauthorized API calls',
  why: 'Somebody who tries which doors are open is refused at the others.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.1', 'AWS-0147', 'Security Hub CloudWatch.2'],
  ...alarmOn(REFUSED_CALLS, {
    selecting: [
      '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
      '{ ($.errorCode="AccessDenied*" || $.errorCode="*UnauthorizedOperation") && ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") }',
    ],
    missing: '{ $.errorCode = "AccessDenied*" }',
  }),
})
