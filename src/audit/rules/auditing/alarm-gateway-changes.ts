import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

const EVENTS = calls(
  'ec2.amazonaws.com',
  'CreateCustomerGateway',
  'DeleteCustomerGateway',
  'AttachInternetGateway',
  'CreateInternetGateway',
  'DeleteInternetGateway',
  'DetachInternetGateway',
)

/** Somebody hears of it when a gateway changes. */
export const alarmGatewayChanges = defineRule({
  id: 'alarm-gateway-changes',
  title: 'No alarm tells of changes of network gateways',
  why: 'A gateway is a way out of the network, and in.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: ['CIS AWS 4.12', 'AWS-0158', 'Security Hub CloudWatch.12'],
  scope: 'account',
  resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
  fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',

  evaluate(configuration) {
    return requireAlarm(EVENTS, configuration)
  },

  examples: {
    passes: [
      alarmedBy(
        '{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }',
      ),
    ],
    fails: [ONLY_A_TRAIL, notAlarmedBy('{ $.eventName = "*InternetGateway" }')],
  },
})
