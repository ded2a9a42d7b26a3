import { defineRule } from '../../define-rule.ts'
import { flag } from '../../outcome.ts'

/** A directory knows who works here: people come in by single sign-on. */
export const userInIam = defineRule({
  id: 'user-in-iam',
  title: 'User is kept in IAM instead of a directory',
  why: 'Who leaves the company is taken out of its directory, and forgotten in IAM.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/users-in-directory',
  aliases: ['CKV_AWS_273'],
  scope: 'resource',
  resources: ['aws_iam_user'],
  fix: 'Let people come in by IAM Identity Center, and programs by a role.',

  evaluate(user) {
    return flag(user, 'A user of IAM is outside of the directory of people.')
  },

  examples: {
    passes: ['resource "aws_iam_role" "r" {}', 'data "aws_iam_user" "jim" {\n  user_name = "jim"\n}'],
    fails: ['resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}'],
  },
})
