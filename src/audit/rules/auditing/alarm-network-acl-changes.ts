import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

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
  checklist: 'auditing/alarms',
  aliases: ['CIS AWS 4.11', 'AWS-0157', 'Security Hub CloudWatch.11'],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy(
        '{ ($.eventName = CreateNetworkAcl) || ($.eventName = CreateNetworkAclEntry) || ($.eventName = DeleteNetworkAcl) || ($.eventName = DeleteNetworkAclEntry) || ($.eventName = ReplaceNetworkAclEntry) || ($.eventName = ReplaceNetworkAclAssociation) }',
      ),
    ],
    fails: [
      ONLY_A_TRAIL,
      notAlarmedBy('{ ($.eventName = CreateNetworkAcl) || ($.eventName = DeleteNetworkAcl) }'),
    ],
  },
})
