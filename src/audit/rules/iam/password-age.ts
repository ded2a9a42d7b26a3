import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast, isAtMost } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

/** Passwords end after ninety days. */
export const passwordAge = defineRule({
  id: 'password-age',
  title: 'Passwords do not expire within ninety days',
  why: 'A password that leaked works for as long as nobody changes it.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/password-policy',
  aliases: ['CKV_AWS_9', 'AWS-0062', 'Security Hub IAM.16'],
  scope: 'resource',
  resources: ['aws_iam_account_password_policy'],
  fix: 'Set `max_password_age = 90`.',

  evaluate(policy) {
    const age = policy.get('max_password_age')
    // 0 means that passwords do not expire.
    const expires = both(isAtLeast(age, 1), isAtMost(age, 90))
    return requireThat(expires, age, 'A password does not expire within 90 days.')
  },

  examples: {
    passes: [
      'resource "aws_iam_account_password_policy" "p" { max_password_age = 90 }',
      'resource "aws_iam_account_password_policy" "p" { max_password_age = 30 }',
    ],
    fails: [
      'resource "aws_iam_account_password_policy" "p" {} #!',
      'resource "aws_iam_account_password_policy" "p" {\n  max_password_age = 0 #!\n}',
      'resource "aws_iam_account_password_policy" "p" {\n  max_password_age = 91 #!\n}',
    ],
    undecided: [
      'variable "v" {}\nresource "aws_iam_account_password_policy" "p" { max_password_age = var.v }',
    ],
  },
})
