import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Passwords have a symbol. */
export const passwordSymbols = defineRule({
  id: 'password-symbols',
  title: 'Passwords need no symbol',
  why: 'Passwords of fewer kinds of characters are guessed sooner.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_14', 'AWS-0060', 'Security Hub IAM.13'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `require_symbols = true`.',

  evaluate(policy) {
    return requireTrue(policy.get('require_symbols'), 'A password needs no symbol.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { require_symbols = true }',
      'resource "aws_iam_account_password_policy" "p" { require_symbols = "true" }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {} #!',
      'resource "aws_iam_account_password_policy" "p" {\n  require_symbols = false #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { require_symbols = var.v }',
    ],
  },
})
