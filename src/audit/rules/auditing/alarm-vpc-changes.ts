import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  'ec2.amazonaws.com',
  'CreateVpc',
  'DeleteVpc',
  'ModifyVpcAttribute',
  'AcceptVpcPeeringConnection',
  'CreateVpcPeeringConnection',
  'DeleteVpcPeeringConnection',
  'RejectVpcPeeringConnection',
)

/** Somebody hears of it when a VPC changes. */
export const alarmVpcChanges = defineRule({
  id: 'alarm-vpc-changes',
  title: 'No alarm tells of changes of VPCs',
  why: 'A peering joins networks that were apart.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.14', 'AWS-0160', 'Security Hub CloudWatch.14'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) || ($.eventName = ModifyVpcAttribute) || ($.eventName = AcceptVpcPeeringConnection) || ($.eventName = CreateVpcPeeringConnection) || ($.eventName = DeleteVpcPeeringConnection) || ($.eventName = RejectVpcPeeringConnection) || ($.eventName = AttachClassicLinkVpc) || ($.eventName = DetachClassicLinkVpc) || ($.eventName = DisableVpcClassicLink) || ($.eventName = EnableVpcClassicLink) }',
    ],
    missing: '{ ($.eventName = CreateVpc) || ($.eventName = DeleteVpc) }',
  }),
})
