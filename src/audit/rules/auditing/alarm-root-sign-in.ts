import { defineRule } from '../../define-rule.ts'
import { ROOT_SIGN_IN } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

/** Somebody hears of a sign-in of the root user. */
export const alarmRootSignIn = defineRule({
  id: 'alarm-root-sign-in',
  title: 'No alarm tells of a sign-in of the root user',
  why: 'Whoever signs in as root may do everything, and no policy stops them.',
  severity: 'medium',
  topic: 'auditing',
  aliases: [
    'CIS AWS 4.3',
    'AWS-0149',
    'Security Hub CloudWatch.1',
    'KICS 8b1b1e67',
    'ScoutSuite logs-no-alarm-root-usage',
  ],
  ...alarmOn([ROOT_SIGN_IN], {
    selecting: [
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      '{($.eventName = ConsoleLogin) && ($.userIdentity.arn = "*:root")}',
    ],
    missing: '{ $.userIdentity.type = "Root" && $.eventType = "AwsApiCall" }',
  }),
})
