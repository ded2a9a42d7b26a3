import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { accountSubject } from '../../views/trail.ts'

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
    if (configuration.ofType('aws_accessanalyzer_analyzer').length > 0) return pass
    const subject = accountSubject(configuration)
    if (!configuration.isComplete) return undecided(subject)
    return flag(subject, 'The account’s configuration defines no access analyzer.')
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" {}
resource "aws_accessanalyzer_analyzer" "main" { analyzer_name = "account" }`,
    ],
    fails: ['resource "aws_cloudtrail" "main" {} #!'],
  },
})
