import { defineRule } from '../../define-rule.ts'
import { flag, forbidThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'

/** Where a type names its users; nothing: it is always for a user. */
const USERS: Readonly<Record<string, string | null>> = {
  aws_iam_user_policy: null,
  aws_iam_user_policy_attachment: null,
  aws_iam_policy_attachment: 'users',
  aws_iam_user_policy_attachments_exclusive: 'policy_arns',
  aws_iam_user_policies_exclusive: 'policy_names',
}

/** Permissions are given to roles and groups. */
export const policyOnUser = defineRule({
  id: 'policy-on-user',
  title: 'Policy is given to a user directly',
  why: 'Permissions of single users are forgotten when people change their work, and pile up.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/no-user-policies',
  aliases: [
    'CKV_AWS_40',
    'AWS-0143',
    'CIS AWS 1.15',
    'Security Hub IAM.2',
    'IAM_USER_NO_POLICIES_CHECK',
    'KICS b4378389',
    'KICS 9ec311bf',
  ],
  scope: 'resource',
  resources: Object.keys(USERS),
  fix: 'Give the policy to a role that the user may assume, or to a group.',

  evaluate(resource) {
    const users = USERS[resource.type] ?? null
    const says = 'A user has a policy of their own.'
    if (users === null) return flag(resource, says)
    return forbidThat(isSet(resource.get(users)), resource.get(users), says)
  },

  examples: {
    passes: [
      'resource "aws_iam_policy_attachment" "a" {\n  name       = "a"\n  roles      = ["app"]\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
      'resource "aws_iam_policy_attachment" "a" {\n  name       = "a"\n  users      = []\n  groups     = ["ops"]\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
      'resource "aws_iam_user_policy_attachments_exclusive" "a" {\n  user_name   = "jim"\n  policy_arns = []\n}',
      'resource "aws_iam_user_policies_exclusive" "a" {\n  user_name    = "jim"\n  policy_names = []\n}',
    ],
    fails: [
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_user_policy" "p" { #!\n  user   = aws_iam_user.jim.name\n  policy = "{}"\n}',
      'resource "aws_iam_user_policy_attachment" "a" { #!\n  user       = "jim"\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
      'resource "aws_iam_user" "jim" {}\nresource "aws_iam_policy_attachment" "a" {\n  name       = "a"\n  users      = [aws_iam_user.jim.name] #!\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
      'resource "aws_iam_user_policy_attachments_exclusive" "a" {\n  user_name   = "jim"\n  policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] #!\n}',
      'resource "aws_iam_user_policies_exclusive" "a" {\n  user_name    = "jim"\n  policy_names = ["own"] #!\n}',
    ],
    undecided: [
      'variable "u" {}\nresource "aws_iam_policy_attachment" "a" {\n  name       = "a"\n  users      = var.u\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
    ],
  },
})
