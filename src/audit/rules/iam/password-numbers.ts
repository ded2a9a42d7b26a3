import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Passwords have a digit. */
export const passwordNumbers = defineRule({
  id: 'password-numbers',
  title: 'Passwords need no digit',
  why: 'Passwords of fewer kinds of characters are guessed sooner.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_12', 'AWS-0059', 'Security Hub IAM.14'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `require_numbers = true`.',

  evaluate(policy) {
    return requireTrue(policy.get('require_numbers'), 'A password needs no digit.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { require_numbers = true }',
      'resource "aws_iam_account_password_policy" "p" { require_numbers = "true" }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {} #!',
      'resource "aws_iam_account_password_policy" "p" {\n  require_numbers = false #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { require_numbers = var.v }',
    ],
  },
})
