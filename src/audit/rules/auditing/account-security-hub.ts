import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'
import { isDeclared } from '../../views/pointed-at.ts'

/** Security Hub collects the findings of the account. */
export const accountSecurityHub = defineRule({
  id: 'account-security-hub',
  title: 'Security Hub is not switched on for the account',
  why: 'Findings that nobody puts together are read by nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['CIS AWS 4.16'],
  scope: 'account',
  resources: ['aws_securityhub_account'],
  fix: 'Add an `aws_securityhub_account`, or turn this rule off where an organization’s administrator does it.',

  evaluate(configuration) {
    const isThere = isDeclared(configuration, 'aws_securityhub_account')
    return requireThat(
      isThere,
      accountSubject(configuration),
      'The account’s configuration does not switch Security Hub on.',
    )
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" {}
resource "aws_securityhub_account" "main" {}`,
    ],
    fails: ['resource "aws_cloudtrail" "main" {} #!'],
    undecided: [
      `variable "on" {}
resource "aws_cloudtrail" "main" {}
resource "aws_securityhub_account" "main" { count = var.on ? 1 : 0 }`,
    ],
  },
})
