import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { matches, someItem } from '../../resource/predicates.ts'
import { either, some, type Truth } from '../../resource/truth.ts'
import { accountSubject } from '../../views/trail.ts'

const SUPPORT = /^arn:aws[\w-]*:iam::aws:policy\/AWSSupportAccess$/

/** A policy of the configuration is not AWS’s. */
function isSupport(arn: Attribute, configuration: Configuration): Truth {
  return configuration.referredTo(arn, 'aws_iam_policy').length > 0 ? 'no' : matches(arn, SUPPORT)
}

/** Somebody may speak with AWS Support when something happens. */
export const accountSupportRole = defineRule({
  id: 'account-support-role',
  title: 'Account has no role for AWS Support',
  why: 'In an incident the way to AWS has to be open, and not through the root user.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['AWS-0169', 'CIS AWS 1.17', 'Security Hub IAM.18'],
  scope: 'account',
  resources: ['aws_iam_role_policy_attachment', 'aws_iam_policy_attachment', 'aws_iam_role'],
  fix: 'Attach `arn:aws:iam::aws:policy/AWSSupportAccess` to a role of those who handle incidents.',

  evaluate(configuration) {
    const attachments = configuration.ofType('aws_iam_role_policy_attachment', 'aws_iam_policy_attachment')
    const roles = configuration.ofType('aws_iam_role')
    const isAttached = either(
      some(attachments, each => isSupport(each.get('policy_arn'), configuration)),
      some(roles, role => someItem(role.get('managed_policy_arns'), arn => isSupport(arn, configuration))),
      configuration.isComplete ? 'no' : 'unknown',
    )
    return requireThat(isAttached, accountSubject(configuration), 'No role may speak with AWS Support.')
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" {}
resource "aws_iam_role" "support" {}
resource "aws_iam_role_policy_attachment" "support" {
  role       = aws_iam_role.support.name
  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"
}`,
      `resource "aws_cloudtrail" "main" {}
resource "aws_iam_role" "support" { managed_policy_arns = ["arn:aws:iam::aws:policy/AWSSupportAccess"] }`,
    ],
    fails: [
      `resource "aws_cloudtrail" "main" {} #!
resource "aws_iam_policy" "own" {}
resource "aws_iam_policy_attachment" "own" { policy_arn = aws_iam_policy.own.arn }`,
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" {} #!
resource "aws_iam_role" "support" {}
resource "aws_iam_role_policy_attachment" "support" {
  role       = aws_iam_role.support.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}`,
    ],
    undecided: [
      `variable "policy" {}
resource "aws_cloudtrail" "main" {}
resource "aws_iam_policy_attachment" "support" {
  name       = "support"
  policy_arn = var.policy
}`,
    ],
  },
})
