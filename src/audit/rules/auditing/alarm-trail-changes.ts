import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  'cloudtrail.amazonaws.com',
  'CreateTrail',
  'UpdateTrail',
  'DeleteTrail',
  'StartLogging',
  'StopLogging',
)

/** Somebody hears of it when the trail itself changes. */
export const alarmTrailChanges = defineRule({
  id: 'alarm-trail-changes',
  title: 'No alarm tells of changes of CloudTrail',
  why: 'Whoever wants to stay unseen stops the trail first.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.5', 'AWS-0151', 'Security Hub CloudWatch.5'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || ($.eventName = StopLogging) }',
    ],
    missing:
      '{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) }',
  }),
})
