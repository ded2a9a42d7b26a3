import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls('iam.amazonaws.com', 'AddUserToGroup', 'AttachUserPolicy', 'UpdateAssumeRolePolicy')

/** Somebody hears of it when a user comes to administrative rights. */
export const alarmAdministrativeRole = defineRule({
  id: 'alarm-administrative-role',
  title: 'No alarm tells of a user who is given an administrative role',
  why: 'Whoever can add a user to the administrators is one.',
  severity: 'medium',
  topic: 'auditing',
  aliases: [],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventName = "AddUserToGroup") || ($.eventName = "AttachUserPolicy") || ($.eventName = "UpdateAssumeRolePolicy") }',
      '{ ($.eventName = "AddUserToGroup" && $.requestParameters.groupName = "admins") || $.eventName = "Attach*" || $.eventName = "UpdateAssumeRolePolicy" }',
    ],
    missing: '{ $.eventName = "AddUserToGroup" }',
  }),
})
