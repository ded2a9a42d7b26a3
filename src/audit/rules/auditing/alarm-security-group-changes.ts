import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  'ec2.amazonaws.com',
  'AuthorizeSecurityGroupIngress',
  'AuthorizeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
  'RevokeSecurityGroupEgress',
  'CreateSecurityGroup',
  'DeleteSecurityGroup',
)

/** Somebody hears of it when a security group changes. */
export const alarmSecurityGroupChanges = defineRule({
  id: 'alarm-security-group-changes',
  title: 'No alarm tells of changes of security groups',
  why: 'One rule opens a service to the internet.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.10', 'AWS-0156', 'Security Hub CloudWatch.10'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = AuthorizeSecurityGroupEgress) || ($.eventName = RevokeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupEgress) || ($.eventName = CreateSecurityGroup) || ($.eventName = DeleteSecurityGroup) }',
      '{ $.eventName = %.*SecurityGroup.*% }',
    ],
    missing: '{ $.eventName = "*Ingress" }',
  }),
})
