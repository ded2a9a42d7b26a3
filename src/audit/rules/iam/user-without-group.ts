import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { either, truth } from '../../resource/truth.ts'
import { GROUP_MEMBERSHIP, USER_MEMBERSHIP } from '../../views/policy/grants-of.ts'
import { mayUnseen } from '../../views/users-of.ts'

/** What people may do depends on the groups that they are in. */
export const userWithoutGroup = defineRule({
  id: 'user-without-group',
  title: 'User is in no group',
  why: 'Who is in no group gets permissions of their own, which nobody reviews together.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/users-and-groups',
  aliases: ['CKV2_AWS_21'],
  scope: 'resource',
  resources: ['aws_iam_user'],
  fix: 'Put the user in a group by `aws_iam_user_group_membership`.',

  evaluate(user, configuration) {
    const { found, others } = configuration.pointingAt(user, USER_MEMBERSHIP, GROUP_MEMBERSHIP)
    const isIn = either(truth(found.length > 0), others, mayUnseen(user, configuration))
    return requireThat(isIn, user, 'The user is in no group.')
  },

  examples: {
    passes: [
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_user_group_membership" "m" {\n  user   = aws_iam_user.jim.name\n  groups = ["ops"]\n}',
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_group_membership" "m" {\n  name  = "m"\n  users = ["jim", "kim"]\n  group = "ops"\n}',
    ],
    fails: [
      'resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}',
      'resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}\nresource "aws_iam_group_membership" "m" {\n  name  = "m"\n  users = ["kim"]\n  group = "ops"\n}',
    ],
    undecided: [
      `resource "aws_iam_user" "jim" {
  name = "jim"
}
module "elsewhere" {
  source  = "acme/group/aws"
  version = "1.0.0"
  users = [aws_iam_user.jim.name]
}`,
      'variable "u" {}\nresource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_group_membership" "m" {\n  name  = "m"\n  users = var.u\n  group = "ops"\n}',
    ],
  },
})
