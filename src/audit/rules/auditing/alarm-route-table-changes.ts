import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

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
  checklist: 'auditing/alarms',
  aliases: ['CIS AWS 4.13', 'AWS-0159', 'Security Hub CloudWatch.13'],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy(
        '{ ($.eventSource = ec2.amazonaws.com) && (($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable)) }',
      ),
    ],
    fails: [ONLY_A_TRAIL, notAlarmedBy('{ $.eventName = "*Route" }')],
  },
})
