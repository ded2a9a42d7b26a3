import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  'iam.amazonaws.com',
  'DeleteGroupPolicy',
  'DeleteRolePolicy',
  'DeleteUserPolicy',
  'PutGroupPolicy',
  'PutRolePolicy',
  'PutUserPolicy',
  'CreatePolicy',
  'DeletePolicy',
  'CreatePolicyVersion',
  'DeletePolicyVersion',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'AttachUserPolicy',
  'DetachUserPolicy',
  'AttachGroupPolicy',
  'DetachGroupPolicy',
)

/** Somebody hears of it when policies change. */
export const alarmIamPolicyChanges = defineRule({
  id: 'alarm-iam-policy-changes',
  title: 'No alarm tells of changes of IAM policies',
  why: 'Rights that grow unseen are used unseen.',
  severity: 'medium',
  topic: 'auditing',
  aliases: [
    'CIS AWS 4.4',
    'AWS-0150',
    'Security Hub CloudWatch.4',
    'KICS eaaba502',
    'ScoutSuite logs-no-alarm-iam-policy-changes',
  ],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy) }',
      '{ $.eventSource = "iam.amazonaws.com" && ($.eventName = "*Policy" || $.eventName = "*PolicyVersion") }',
    ],
    missing: '{ $.eventName = "Delete*Policy" }',
  }),
})
