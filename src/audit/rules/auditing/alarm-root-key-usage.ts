import { defineRule } from '../../define-rule.ts'
import { ROOT_KEY_CALL } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

/** Somebody hears of it when an access key of the root user is used. */
export const alarmRootKeyUsage = defineRule({
  id: 'alarm-root-key-usage',
  title: 'No alarm tells of the use of a key of the root user',
  why: 'A key of root has every right, and programs may leak it.',
  severity: 'medium',
  topic: 'auditing',
  aliases: [
    'CIS AWS 4.3',
    'AWS-0149',
    'Security Hub CloudWatch.1',
    'KICS 8b1b1e67',
    'ScoutSuite logs-no-alarm-root-usage',
  ],
  ...alarmOn([ROOT_KEY_CALL], {
    selecting: [
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      '{ $.userIdentity.accessKeyId = "*" && $.userIdentity.type = Root }',
    ],
    missing: '{ $.userIdentity.type = "Root" && $.eventName = "ConsoleLogin" }',
  }),
})
