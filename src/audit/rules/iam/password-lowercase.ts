import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Passwords have a lower-case letter. */
export const passwordLowercase = defineRule({
  id: 'password-lowercase',
  title: 'Passwords need no lower-case letter',
  why: 'Passwords of fewer kinds of characters are guessed sooner.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_11', 'AWS-0058', 'Security Hub IAM.12'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `require_lowercase_characters = true`.',

  evaluate(policy) {
    return requireTrue(policy.get('require_lowercase_characters'), 'A password needs no lower-case letter.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { require_lowercase_characters = true }',
      'resource "aws_iam_account_password_policy" "p" { require_lowercase_characters = "true" }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {} #!',
      'resource "aws_iam_account_password_policy" "p" {\n  require_lowercase_characters = false #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { require_lowercase_characters = var.v }',
    ],
  },
})
