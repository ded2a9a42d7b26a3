import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'

/** Passwords have fourteen characters or more. */
export const passwordLength = defineRule({
  id: 'password-length',
  title: 'Passwords may be shorter than fourteen characters',
  why: 'Short passwords are guessed.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_10', 'AWS-0063', 'CIS AWS 1.8', 'Security Hub IAM.15'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `minimum_password_length = 14`.',

  evaluate(policy) {
    const length = policy.get('minimum_password_length')
    return requireThat(isAtLeast(length, 14), length, 'A password may have fewer than 14 characters.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { minimum_password_length = 14 }',
      'resource "aws_iam_account_password_policy" "p" { minimum_password_length = "20" }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {} #!',
      'resource "aws_iam_account_password_policy" "p" {\n  minimum_password_length = 13 #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { minimum_password_length = var.v }',
    ],
  },
})
