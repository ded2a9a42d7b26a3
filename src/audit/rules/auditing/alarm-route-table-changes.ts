import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  'ec2.amazonaws.com',
  'CreateRoute',
  'CreateRouteTable',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'DeleteRouteTable',
  'DeleteRoute',
  'DisassociateRouteTable',
)

/** Somebody hears of it when a route changes. */
export const alarmRouteTableChanges = defineRule({
  id: 'alarm-route-table-changes',
  title: 'No alarm tells of changes of route tables',
  why: 'A changed route leads traffic past everything that watches it.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.13', 'AWS-0159', 'Security Hub CloudWatch.13'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable)) }',
    ],
    missing: '{ $.eventName = "*Route" }',
  }),
})
