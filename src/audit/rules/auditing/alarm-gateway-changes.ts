import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

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
  aliases: ['CIS AWS 4.12', 'AWS-0158', 'Security Hub CloudWatch.12'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventName = CreateCustomerGateway) || ($.eventName = DeleteCustomerGateway) || ($.eventName = AttachInternetGateway) || ($.eventName = CreateInternetGateway) || ($.eventName = DeleteInternetGateway) || ($.eventName = DetachInternetGateway) }',
    ],
    missing: '{ $.eventName = "*InternetGateway" }',
  }),
})
