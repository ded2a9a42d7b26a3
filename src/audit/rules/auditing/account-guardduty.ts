import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'

/** GuardDuty watches the account. */
export const accountGuardduty = defineRule({
  id: 'account-guardduty',
  title: 'GuardDuty is not switched on for the account',
  why: 'Stolen credentials and mining are found by looking at the account’s traffic and events.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['Security Hub GuardDuty.1'],
  scope: 'account',
  resources: ['aws_guardduty_detector'],
  fix: 'Add an `aws_guardduty_detector`, or turn this rule off where an organization’s administrator does it.',

  evaluate(configuration) {
    if (configuration.ofType('aws_guardduty_detector').length > 0) return pass
    const subject = accountSubject(configuration)
    if (!configuration.isComplete) return undecided(subject)
    return flag(subject, 'The account’s configuration defines no GuardDuty detector.')
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" {}
resource "aws_guardduty_detector" "main" {}`,
    ],
    fails: ['resource "aws_cloudtrail" "main" {} #!'],
  },
})
