import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { both, either, some, type Truth } from '../../resource/truth.ts'
import { isAboutMissingMfa, requiresMfa } from '../../views/policy/conditions.ts'
import { type Grant, grantsOf } from '../../views/policy/grants-of.ts'
import { someStatement } from '../../views/policy/grants.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { mayUnseen } from '../../views/users-of.ts'

/** People who come without a second factor may do nothing. */
export const groupWithoutMfa = defineRule({
  id: 'group-without-mfa',
  title: 'Group does not ask for multi-factor authentication',
  why: 'Whoever has the password or the key of one person in the group has what the group may do.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/mfa',
  aliases: ['AWS-0123'],
  scope: 'resource',
  resources: ['aws_iam_group'],
  fix: 'Deny everything in a policy of the group, with `BoolIfExists` `aws:MultiFactorAuthPresent` `false` as condition.',

  evaluate(group, configuration) {
    const { all, others } = grantsOf(group, configuration)
    const asks = either(some(all, asksForMfa), others, mayUnseen(group, configuration))
    return requireThat(asks, group, 'No policy of the group asks for multi-factor authentication.')
  },

  examples: {
    passes: [
      withPolicy(`{
      Effect    = "Deny"
      NotAction = ["iam:*MFADevice", "sts:GetSessionToken"]
      Resource  = "*"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
    }`),
      withPolicy(`{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Resource  = "arn:aws:iam::111122223333:role/ops"
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }`),
      `resource "aws_iam_group" "ops" {
  name = "ops"
}
data "aws_iam_policy_document" "mfa" {
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}
resource "aws_iam_policy" "mfa" {
  policy = data.aws_iam_policy_document.mfa.json
}
resource "aws_iam_group_policy_attachment" "a" {
  group      = aws_iam_group.ops.name
  policy_arn = aws_iam_policy.mfa.arn
}`,
    ],
    fails: [
      'resource "aws_iam_group" "ops" { #!\n  name = "ops"\n}',
      withPolicy(
        '{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::111122223333:role/ops" }',
        '#!',
      ),
      withPolicy(
        `{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Resource  = "arn:aws:iam::111122223333:role/ops"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "true" } }
    }`,
        '#!',
      ),
    ],
    undecided: [
      `resource "aws_iam_group" "ops" {
  name = "ops"
}
module "elsewhere" {
  source  = "acme/enforce-mfa/aws"
  version = "1.0.0"
  groups = [aws_iam_group.ops.name]
}`,
      'variable "p" {}\nresource "aws_iam_group" "ops" {\n  name = "ops"\n}\nresource "aws_iam_group_policy" "p" {\n  group  = aws_iam_group.ops.name\n  policy = var.p\n}',
    ],
  },
})

function asksForMfa({ policy, managed }: Grant): Truth {
  if (managed !== null) return 'no'
  return policy === null ? 'unknown' : someStatement(policy, statementAsks)
}

function statementAsks(statement: Statement): Truth {
  return either(
    both(statement.isAllow, requiresMfa(statement)),
    both(statement.isDeny, isAboutMissingMfa(statement)),
  )
}

function withPolicy(statement: string, mark = ''): string {
  return `resource "aws_iam_group" "ops" { ${mark}
  name = "ops"
}
resource "aws_iam_group_policy" "p" {
  group  = aws_iam_group.ops.name
  policy = jsonencode({
    Statement = [${statement}]
  })
}`
}
