import { defineRule } from '../../define-rule.ts'
import { SIGN_IN_WITHOUT_MFA } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

/** Somebody hears of a sign-in without a second factor. */
export const alarmSignInWithoutMfa = defineRule({
  id: 'alarm-sign-in-without-mfa',
  title: 'No alarm tells of a console sign-in without MFA',
  why: 'A stolen password is enough where no second factor is asked for.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.2', 'AWS-0148', 'Security Hub CloudWatch.3'],
  ...alarmOn([SIGN_IN_WITHOUT_MFA], {
    selecting: [
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
      '{ $.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed != Yes && $.userIdentity.type = "IAMUser" && $.responseElements.ConsoleLogin = "Success" }',
    ],
    missing: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed = "Yes") }',
  }),
})
