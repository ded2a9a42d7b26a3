import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'
import { isDeclared } from '../../views/pointed-at.ts'

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
    const isThere = isDeclared(configuration, 'aws_guardduty_detector')
    return requireThat(
      isThere,
      accountSubject(configuration),
      'The account’s configuration defines no GuardDuty detector.',
    )
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" {}
resource "aws_guardduty_detector" "main" {}`,
    ],
    fails: ['resource "aws_cloudtrail" "main" {} #!'],
    undecided: [
      `variable "on" {}
resource "aws_cloudtrail" "main" {}
resource "aws_guardduty_detector" "main" { count = var.on ? 1 : 0 }`,
    ],
  },
})
