import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'
import { equals } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, type Truth, truth } from '../../resource/truth.ts'
import { isDeclaredSo } from '../../views/pointed-at.ts'

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
    const isThere = isDeclaredSo(configuration, ['aws_accessanalyzer_analyzer'], findsSharing)
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
      `resource "aws_cloudtrail" "main" {}
resource "aws_accessanalyzer_analyzer" "main" { type = "ORGANIZATION" }`,
    ],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" {} #!
resource "aws_accessanalyzer_analyzer" "unused" { type = "ACCOUNT_UNUSED_ACCESS" }`,
    ],
    undecided: [
      `variable "type" {}
resource "aws_cloudtrail" "main" {}
resource "aws_accessanalyzer_analyzer" "main" { type = var.type }`,
      `variable "on" {}
resource "aws_cloudtrail" "main" {}
resource "aws_accessanalyzer_analyzer" "main" { count = var.on ? 1 : 0 }`,
    ],
  },
})

/**
 * Others look for access that nobody uses, or for access from inside.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html
 */
function findsSharing(analyzer: Resource): Truth {
  const type = analyzer.get('type')
  return either(truth(!type.isWritten), equals(type, 'ACCOUNT', 'ORGANIZATION'))
}
