import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either, some } from '../../resource/truth.ts'
import { mayUnseen } from '../../views/users-of.ts'

/** A group is there for the users in it. */
export const groupWithoutUsers = defineRule({
  id: 'group-without-users',
  title: 'Group has no users',
  why: 'A group that nobody is in keeps permissions at hand that nobody looks after.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/users-and-groups',
  aliases: ['CKV2_AWS_14'],
  scope: 'resource',
  resources: ['aws_iam_group'],
  fix: 'Put users in the group by `aws_iam_group_membership`, or remove it.',

  evaluate(group, configuration) {
    const byGroup = { type: 'aws_iam_group_membership', path: 'group', names: 'name' }
    const byUser = { type: 'aws_iam_user_group_membership', path: 'groups', names: 'name' }
    const { found, others } = configuration.pointingAt(group, byGroup, byUser)
    const hasUsers = some(found, membership =>
      isSet(membership.get(membership.type === byGroup.type ? 'users' : 'user')),
    )
    const answer = either(hasUsers, others, mayUnseen(group, configuration))
    return requireThat(answer, group, 'No user is in the group.')
  },

  examples: {
    passes: [
      'resource "aws_iam_group" "ops" {\n  name = "ops"\n}\nresource "aws_iam_group_membership" "m" {\n  name  = "m"\n  users = ["jim"]\n  group = aws_iam_group.ops.name\n}',
      'resource "aws_iam_group" "ops" {\n  name = "ops"\n}\nresource "aws_iam_user_group_membership" "m" {\n  user   = "jim"\n  groups = ["dev", aws_iam_group.ops.name]\n}',
    ],
    fails: [
      'resource "aws_iam_group" "ops" { #!\n  name = "ops"\n}',
      'resource "aws_iam_group" "ops" { #!\n  name = "ops"\n}\nresource "aws_iam_group_membership" "m" {\n  name  = "m"\n  users = []\n  group = aws_iam_group.ops.name\n}',
    ],
    undecided: [
      `resource "aws_iam_group" "ops" {
  name = "ops"
}
module "elsewhere" {
  source  = "acme/members/aws"
  version = "1.0.0"
  groups = [aws_iam_group.ops.name]
}`,
      'variable "u" {}\nresource "aws_iam_group" "ops" {\n  name = "ops"\n}\nresource "aws_iam_group_membership" "m" {\n  name  = "m"\n  users = var.u\n  group = aws_iam_group.ops.name\n}',
    ],
  },
})
