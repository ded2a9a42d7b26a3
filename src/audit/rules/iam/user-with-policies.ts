import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { either, truth } from '../../resource/truth.ts'
import { grantsOf } from '../../views/policy/grants-of.ts'

/** A user has no policies; `policy-on-user` tells of each policy where it is given. */
export const userWithPolicies = defineRule({
  id: 'user-with-policies',
  title: 'User has permissions of their own',
  why: 'Permissions of single users are forgotten when people change their work, and pile up.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/no-user-policies',
  aliases: ['AWS-0143'],
  scope: 'resource',
  resources: ['aws_iam_user'],
  fix: 'Give the permissions to a role that the user may assume, or to a group.',

  evaluate(user, configuration) {
    const { all, others } = grantsOf(user, configuration)
    const names = [...new Set(all.map(({ by }) => `\`${by.address}\``))].join(', ')
    return forbidThat(either(truth(all.length > 0), others), user, `The user has policies: ${names}.`)
  },

  examples: {
    passes: [
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}',
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_group" "ops" {}\nresource "aws_iam_group_policy_attachment" "a" {\n  group      = aws_iam_group.ops.name\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
    ],
    fails: [
      'resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}\nresource "aws_iam_user_policy" "p" {\n  user   = aws_iam_user.jim.name\n  policy = "{}"\n}',
      'resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}\nresource "aws_iam_user_policy_attachment" "a" {\n  user       = "jim"\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
      'resource "aws_iam_user" "jim" {} #!\nresource "aws_iam_policy_attachment" "a" {\n  name       = "a"\n  users      = [aws_iam_user.jim.name]\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
    ],
    undecided: [
      'variable "u" {}\nresource "aws_iam_user" "jim" {}\nresource "aws_iam_user_policy" "p" {\n  user   = var.u\n  policy = "{}"\n}',
    ],
  },
})
