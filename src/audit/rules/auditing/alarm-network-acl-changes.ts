import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  'ec2.amazonaws.com',
  'CreateNetworkAcl',
  'CreateNetworkAclEntry',
  'DeleteNetworkAcl',
  'DeleteNetworkAclEntry',
  'ReplaceNetworkAclEntry',
  'ReplaceNetworkAclAssociation',
)

/** Somebody hears of it when a network ACL changes. */
export const alarmNetworkAclChanges = defineRule({
  id: 'alarm-network-acl-changes',
  title: 'No alarm tells of changes of network ACLs',
  why: 'A network ACL that is opened lets a whole subnet be reached.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.11', 'AWS-0157', 'Security Hub CloudWatch.11'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }',
    ],
    missing: '{ ($.eventName = CreateNetworkAcl) || ($.eventName = DeleteNetworkAcl) }',
  }),
})
