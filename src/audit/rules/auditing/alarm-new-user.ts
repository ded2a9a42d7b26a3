import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls('iam.amazonaws.com', 'CreateUser')

/** Somebody hears of a new user. */
export const alarmNewUser = defineRule({
  id: 'alarm-new-user',
  title: 'No alarm tells of a new user',
  why: 'A user that nobody asked for is the usual way to stay in an account.',
  severity: 'medium',
  topic: 'auditing',
  aliases: [],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ $.eventName = "CreateUser" }',
      '{ ($.eventSource = iam.amazonaws.com) && (($.eventName=CreateUser) || ($.eventName=DeleteUser)) }',
    ],
    missing: '{ $.eventName = "DeleteUser" }',
  }),
})
