import { defineRule } from '../../define-rule.ts'
import { FAILED_SIGN_IN } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

/** Somebody hears of failed sign-ins. */
export const alarmSignInFailures = defineRule({
  id: 'alarm-sign-in-failures',
  title: 'No alarm tells of failed sign-ins to the console',
  why: 'Passwords are guessed until one fits.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.6', 'AWS-0152', 'Security Hub CloudWatch.6'],
  ...alarmOn([FAILED_SIGN_IN], {
    selecting: ['{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }'],
    missing: '{ ($.eventName = ConsoleLogin) && ($.responseElements.ConsoleLogin = "Success") }',
  }),
})
