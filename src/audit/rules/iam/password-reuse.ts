import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'

/** The last five passwords, at least, are not used again. */
export const passwordReuse = defineRule({
  id: 'password-reuse',
  title: 'Passwords may be used again',
  why: 'Old passwords, which may have leaked, come back.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_13', 'AWS-0056', 'CIS AWS 1.9', 'Security Hub IAM.17'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `password_reuse_prevention = 24`.',

  evaluate(policy) {
    const last = policy.get('password_reuse_prevention')
    return requireThat(isAtLeast(last, 5), last, 'One of the last five passwords may be used again.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { password_reuse_prevention = 24 }',
      'resource "aws_iam_account_password_policy" "p" { password_reuse_prevention = 5 }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {} #!',
      'resource "aws_iam_account_password_policy" "p" {\n  password_reuse_prevention = 0 #!\n}',
      'resource "aws_iam_account_password_policy" "p" {\n  password_reuse_prevention = 4 #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { password_reuse_prevention = var.v }',
    ],
  },
})
