import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Passwords have a upper-case letter. */
export const passwordUppercase = defineRule({
  id: 'password-uppercase',
  title: 'Passwords need no upper-case letter',
  why: 'Passwords of fewer kinds of characters are guessed sooner.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_15', 'AWS-0061', 'Security Hub IAM.11'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `require_uppercase_characters = true`.',

  evaluate(policy) {
    return requireTrue(policy.get('require_uppercase_characters'), 'A password needs no upper-case letter.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { require_uppercase_characters = true }',
      'resource "aws_iam_account_password_policy" "p" { require_uppercase_characters = "true" }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {} #!',
      'resource "aws_iam_account_password_policy" "p" {\n  require_uppercase_characters = false #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { require_uppercase_characters = var.v }',
    ],
  },
})
