import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'
import { isDeclared } from '../../views/pointed-at.ts'

/** An access analyzer finds what the account shares with others. */
export const accountAccessAnalyzer = defineRule({
  id: 'account-access-analyzer',
  title: 'Account has no access analyzer',
  why: 'A bucket or role that is shared by mistake is found by nobody else.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['AWS-0175', 'CIS AWS 1.20', 'Security Hub IAM.28'],
  scope: 'account',
  resources: ['aws_accessanalyzer_analyzer'],
  fix: 'Add an `aws_accessanalyzer_analyzer`, in each region that is used.',

  evaluate(configuration) {
    const isThere = isDeclared(configuration, 'aws_accessanalyzer_analyzer')
    return requireThat(
      isThere,
      accountSubject(configuration),
      'The account’s configuration defines no access analyzer.',
    )
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" {}
resource "aws_accessanalyzer_analyzer" "main" { analyzer_name = "account" }`,
    ],
    fails: ['resource "aws_cloudtrail" "main" {} #!'],
    undecided: [
      `variable "on" {}
resource "aws_cloudtrail" "main" {}
resource "aws_accessanalyzer_analyzer" "main" { count = var.on ? 1 : 0 }`,
    ],
  },
})
