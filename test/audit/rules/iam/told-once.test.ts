import { describe, expect, test } from 'vitest'
import { auditRoot } from '../../../../src/audit/audit-root.ts'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import { iamRules } from '../../../../src/audit/rules/iam/index.ts'
import { toldAtOrigin } from '../../../../src/audit/told-at-origin.ts'
import { aTree } from '../../a-tree.ts'

/** What the rules of this topic find, as “rule resource:line”, in order. */
function found(files: string | Readonly<Record<string, string>>, options = {}): readonly string[] {
  const tree = aTree(typeof files === 'string' ? { 'main.tf': files } : files)
  const evaluated = evaluateRoot(tree, '')
  expect(evaluated.problems).toEqual([])
  const { findings } = auditRoot(evaluated, tree, { rules: iamRules, isAccount: false, options })
  return findings.map(({ rule, resource, place }) => `${rule} ${resource}:${place.start.line}`).toSorted()
}

/** Those of them that another one tells where they come from, as “resource by resource”. */
function repeated(files: string | Readonly<Record<string, string>>): readonly string[] {
  const tree = aTree(typeof files === 'string' ? { 'main.tf': files } : files)
  const { findings } = auditRoot(evaluateRoot(tree, ''), tree, { rules: iamRules, isAccount: false })
  return [...toldAtOrigin(findings)].map(([{ resource }, by]) => `${resource} by ${by.resource}`).toSorted()
}

const ADMIN = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}`

describe('a statement is told once', () => {
  test('that allows everything, though it allows each thing', () => {
    expect(
      found(`resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}`),
    ).toEqual(['policy-full-admin aws_iam_policy.p:5'])
  })
})

describe('what policies take from a data source is found at each of them, and told by the data source', () => {
  test('in one module', () => {
    const text = `${ADMIN}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_iam_policy" "q" {
  policy = data.aws_iam_policy_document.d.json
}`
    expect(found(text)).toEqual([
      'policy-full-admin aws_iam_policy.p:8',
      'policy-full-admin aws_iam_policy.q:11',
      'policy-full-admin data.aws_iam_policy_document.d:3',
    ])
    expect(repeated(text)).toEqual([
      'aws_iam_policy.p by data.aws_iam_policy_document.d',
      'aws_iam_policy.q by data.aws_iam_policy_document.d',
    ])
  })

  test('of a policy in a module', () => {
    const files = {
      'main.tf': `${ADMIN}
module "m" {
  source = "./m"
  policy = data.aws_iam_policy_document.d.json
}`,
      'm/main.tf': 'variable "policy" {}\nresource "aws_iam_policy" "p" {\n  policy = var.policy\n}',
    }
    expect(found(files)).toEqual([
      'policy-full-admin data.aws_iam_policy_document.d:3',
      'policy-full-admin module.m.aws_iam_policy.p:3',
    ])
    expect(repeated(files)).toEqual(['module.m.aws_iam_policy.p by data.aws_iam_policy_document.d'])
  })

  test('of a trust policy that lets anybody in', () => {
    const text = `data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
resource "aws_iam_role" "r" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}`
    expect(found(text)).toEqual([
      'role-trusts-anybody aws_iam_role.r:11',
      'role-trusts-anybody data.aws_iam_policy_document.trust:6',
    ])
    expect(repeated(text)).toEqual(['aws_iam_role.r by data.aws_iam_policy_document.trust'])
  })

  test.each(['name = "AdministratorAccess"', 'arn = "arn:aws:iam::aws:policy/AdministratorAccess"'])(
    'of a policy of AWS’s that is asked for by %s',
    named => {
      const text = `data "aws_iam_policy" "p" {
  ${named}
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = "app"
  policy_arn = data.aws_iam_policy.p.arn
}`
      expect(found(text)).toEqual([
        'attached-administrator-access aws_iam_role_policy_attachment.a:6',
        'attached-administrator-access data.aws_iam_policy.p:2',
      ])
      expect(repeated(text)).toEqual(['aws_iam_role_policy_attachment.a by data.aws_iam_policy.p'])
    },
  )

  test('not of two that write the same themselves, nor of one that says something else', () => {
    expect(
      repeated(`${ADMIN}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
resource "aws_iam_user_policy" "q" {
  user   = "jim"
  policy = data.aws_iam_policy_document.d.json
}`),
    ).toEqual(['aws_iam_user_policy.q by data.aws_iam_policy_document.d'])
  })
})

describe('each of several', () => {
  test('actions that give credentials is told at its line', () => {
    const text = `resource "aws_iam_policy" "p" {
  policy = <<-EOT
    {
      "Statement": [{
        "Effect": "Allow",
        "Action": [
          "redshift:GetClusterCredentials",
          "rds-db:connect"
        ],
        "Resource": "*"
      }]
    }
  EOT
}`
    expect(found(text).filter(each => each.startsWith('policy-credentials'))).toEqual([
      'policy-credentials-exposure aws_iam_policy.p:7',
      'policy-credentials-exposure aws_iam_policy.p:8',
    ])
  })

  test('changes of a statement is told with the others, by name', () => {
    const tree = aTree({
      'main.tf': `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage", "sns:Publish", "sqs:ListQueues"], Resource = "*" }]
  })
}`,
    })
    const { findings } = auditRoot(evaluateRoot(tree, ''), tree, { rules: iamRules, isAccount: false })
    expect(findings.map(({ message }) => message)).toEqual([
      'These change something, and are allowed on every resource: `sqs:SendMessage`, `sns:Publish`.',
    ])
  })
})

describe('settings', () => {
  const user = `resource "aws_iam_user" "jim" {
  name = "jim"
}
resource "aws_iam_group" "ops" {
  name = "ops"
}
resource "aws_iam_group_policy" "p" {
  group  = aws_iam_group.ops.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:ChangePassword", Resource = "*" }] })
}`
  const rule = 'user-beyond-assume-role'

  test('what users may do beside assuming roles is for the policy to say', () => {
    expect(found(user).filter(each => each.startsWith(rule))).toEqual([])
    expect(found(user, { [rule]: { also: [] } }).filter(each => each.startsWith(rule))).toEqual([
      `${rule} aws_iam_group.ops:4`,
    ])
  })

  test('how long a session may last is for the policy to say', () => {
    const role = 'resource "aws_iam_role" "r" {\n  max_session_duration = 14400\n}'
    expect(found(role)).toEqual([])
    expect(found(role, { 'role-session-duration': { hours: 1 } })).toEqual([
      'role-session-duration aws_iam_role.r:2',
    ])
  })
})
