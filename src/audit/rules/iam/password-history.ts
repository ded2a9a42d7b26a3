import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** The last 24 passwords, which is all that AWS remembers, are not used again. */
export const passwordHistory = defineRule({
  id: 'password-history',
  title: 'Passwords of the past two years may be used again',
  why: 'Old passwords, which may have leaked, come back.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_13', 'CIS AWS 1.9', 'Security Hub IAM.17'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `password_reuse_prevention = 24`.',

  evaluate(policy) {
    const last = policy.get('password_reuse_prevention')
    // Of fewer than five tells `password-reuse`.
    const isShort = both(isAtLeast(last, 5), not(isAtLeast(last, 24)))
    return forbidThat(isShort, last, 'One of the last 24 passwords may be used again.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { password_reuse_prevention = 24 }',
      'resource "aws_iam_account_password_policy" "p" { password_reuse_prevention = 3 }',
      'resource "aws_iam_account_password_policy" "p" {  }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {\n  password_reuse_prevention = 23 #!\n}',
      'resource "aws_iam_account_password_policy" "p" {\n  password_reuse_prevention = 5 #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { password_reuse_prevention = var.v }',
    ],
  },
})
