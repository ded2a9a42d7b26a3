import * as z from 'zod'
import { defineRule } from '../../define-rule.ts'
import { flag, type Outcome, pass, undecided } from '../../outcome.ts'
import { grantsOf } from '../../views/policy/grants-of.ts'
import { beyond } from './beyond.ts'

const OWN_MFA = [
  'iam:ChangePassword',
  'iam:CreateVirtualMFADevice',
  'iam:DeactivateMFADevice',
  'iam:DeleteVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetAccountPasswordPolicy',
  'iam:GetAccountSummary',
  'iam:GetMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListUsers',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetCallerIdentity',
  'sts:GetSessionToken',
]

/** People come in as users, and do their work in roles. */
export const userBeyondAssumeRole = defineRule({
  id: 'user-beyond-assume-role',
  title: 'User may do more than assume roles',
  why: 'A key of a user works for ever; a session of a role ends, was asked for, and is logged.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/users-only-assume-role',
  aliases: [],
  scope: 'resource',
  resources: ['aws_iam_user', 'aws_iam_group'],
  fix: 'Give the permissions to a role, and allow its users nothing but `sts:AssumeRole` on it.',
  options: z.strictObject({
    also: z
      .array(z.string())
      .default(OWN_MFA)
      .describe(
        'Actions that users may do beside `sts:AssumeRole`; the default lets them set up their second factor.',
      ),
  }),

  evaluate(principal, configuration, { also }): Outcome {
    const allowed = new Set(['sts:AssumeRole', ...also].map(action => action.toLowerCase()))
    const { all, others } = grantsOf(principal, configuration)
    const found = all.map(grant => beyond(grant, allowed))
    const first = found.find(({ answer }) => answer === 'yes')
    const who = principal.type === 'aws_iam_user' ? 'The user' : 'Users in the group'
    if (first !== undefined) return flag(principal, `${who} may do more than assume roles: ${first.what}.`)
    const isKnown = others === 'no' && found.every(({ answer }) => answer === 'no')
    return isKnown
      ? pass
      : undecided(principal, 'What its policies allow is not known before they are applied')
  },

  examples: {
    passes: [
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}',
      userWith('["sts:AssumeRole"]'),
      userWith('["STS:assumerole", "iam:EnableMFADevice"]'),
      groupWith('"sts:AssumeRole"'),
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_user_policy_attachment" "a" {\n  user       = aws_iam_user.jim.name\n  policy_arn = "arn:aws:iam::aws:policy/IAMUserChangePassword"\n}',
      'resource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_user_policy" "p" {\n  user   = aws_iam_user.jim.name\n  policy = jsonencode({ Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })\n}',
    ],
    fails: [
      userWith('["s3:GetObject"]', '#!'),
      userWith('["sts:AssumeRole", "s3:*"]', '#!'),
      userWith('"sts:*"', '#!'),
      groupWith('"dynamodb:*"', '#!'),
      'resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}\nresource "aws_iam_user_policy_attachment" "a" {\n  user       = aws_iam_user.jim.name\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}',
      'resource "aws_iam_group" "ops" { #!\n  name = "ops"\n}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", NotAction = "iam:*", Resource = "*" }] })\n}\nresource "aws_iam_group_policy_attachment" "a" {\n  group      = aws_iam_group.ops.name\n  policy_arn = aws_iam_policy.p.arn\n}',
    ],
    undecided: [
      'variable "p" {}\nresource "aws_iam_user" "jim" {\n  name = "jim"\n}\nresource "aws_iam_user_policy_attachment" "a" {\n  user       = aws_iam_user.jim.name\n  policy_arn = var.p\n}',
    ],
  },
})

function userWith(action: string, mark = ''): string {
  return `resource "aws_iam_user" "jim" { ${mark}
  name = "jim"
}
resource "aws_iam_user_policy" "p" {
  user   = aws_iam_user.jim.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })
}`
}

function groupWith(action: string, mark = ''): string {
  return `resource "aws_iam_group" "ops" { ${mark}
  name = "ops"
}
resource "aws_iam_group_policy" "p" {
  group  = aws_iam_group.ops.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })
}`
}
