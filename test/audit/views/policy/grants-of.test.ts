import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import type { Configuration } from '../../../../src/audit/resource/configuration.ts'
import { isAdministrator } from '../../../../src/audit/views/policy/admin.ts'
import { grantsOf } from '../../../../src/audit/views/policy/grants-of.ts'
import { aTree } from '../../a-tree.ts'

function configurationOf(text: string): Configuration {
  const { configuration, problems } = evaluateRoot(aTree({ 'main.tf': text }), '')
  expect(problems).toEqual([])
  return configuration
}

/** What the one principal of a type has: its policies as “kind by: name of AWS’s, or how many statements”. */
function grantsIn(type: string, text: string) {
  const configuration = configurationOf(text)
  const [principal] = configuration.ofType(type)
  if (principal === undefined) throw new Error(`no ${type}`)
  const { all, others, isComplete } = grantsOf(principal, configuration)
  const named = all.map(({ kind, by, managed, policy }) => {
    return `${kind} by ${by.address}: ${managed ?? policy?.statements.length ?? 'unknown'}`
  })
  return { named: named.toSorted(), others, isComplete }
}

const OWN = 'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })'
const AWS = '"arn:aws:iam::aws:policy/ReadOnlyAccess"'

describe('what a principal may do', () => {
  test.each([
    [
      'a user’s own policy, by reference and by name',
      'aws_iam_user',
      `resource "aws_iam_user" "u" {
  name = "jim"
}
resource "aws_iam_user_policy" "a" {
  user   = aws_iam_user.u.name
  policy = ${OWN}
}
resource "aws_iam_user_policy" "b" {
  user   = "jim"
  policy = ${OWN}
}
resource "aws_iam_user_policy" "other" {
  user   = "kim"
  policy = ${OWN}
}`,
      ['inline by aws_iam_user_policy.a: 1', 'inline by aws_iam_user_policy.b: 1'],
    ],
    [
      'what is attached to a user',
      'aws_iam_user',
      `resource "aws_iam_user" "u" {
  name = "jim"
}
resource "aws_iam_policy" "p" {
  policy = ${OWN}
}
resource "aws_iam_user_policy_attachment" "a" {
  user       = aws_iam_user.u.name
  policy_arn = aws_iam_policy.p.arn
}
resource "aws_iam_policy_attachment" "b" {
  name       = "b"
  users      = ["kim", aws_iam_user.u.name]
  policy_arn = ${AWS}
}
resource "aws_iam_user_policy_attachments_exclusive" "c" {
  user_name   = aws_iam_user.u.name
  policy_arns = [${AWS}]
}`,
      [
        'attached by aws_iam_policy_attachment.b: ReadOnlyAccess',
        'attached by aws_iam_user_policy_attachment.a: 1',
        'attached by aws_iam_user_policy_attachments_exclusive.c: ReadOnlyAccess',
      ],
    ],
    [
      'what is written in a role, and what is attached to it',
      'aws_iam_role',
      `data "aws_iam_policy" "read" {
  name = "ReadOnlyAccess"
}
resource "aws_iam_role" "r" {
  name                = "app"
  managed_policy_arns = [${AWS}]
  inline_policy {
    name   = "own"
    policy = ${OWN}
  }
}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.id
  policy = ${OWN}
}
resource "aws_iam_role_policy_attachment" "a" {
  for_each   = toset(["one", "two"])
  role       = aws_iam_role.r.name
  policy_arn = data.aws_iam_policy.read.arn
}`,
      [
        'attached by aws_iam_role.r: ReadOnlyAccess',
        'attached by aws_iam_role_policy_attachment.a["one"]: ReadOnlyAccess',
        'attached by aws_iam_role_policy_attachment.a["two"]: ReadOnlyAccess',
        'inline by aws_iam_role.r: 1',
        'inline by aws_iam_role_policy.p: 1',
      ],
    ],
    [
      'a group’s',
      'aws_iam_group',
      `resource "aws_iam_group" "g" {
  name = "ops"
}
resource "aws_iam_group_policy" "p" {
  group  = aws_iam_group.g.name
  policy = ${OWN}
}
resource "aws_iam_group_policy_attachment" "a" {
  group      = "ops"
  policy_arn = ${AWS}
}`,
      [
        'attached by aws_iam_group_policy_attachment.a: ReadOnlyAccess',
        'inline by aws_iam_group_policy.p: 1',
      ],
    ],
    [
      'a permission set’s',
      'aws_ssoadmin_permission_set',
      `resource "aws_ssoadmin_permission_set" "s" {
  name = "ops"
}
resource "aws_ssoadmin_permission_set_inline_policy" "p" {
  permission_set_arn = aws_ssoadmin_permission_set.s.arn
  inline_policy      = ${OWN}
}
resource "aws_ssoadmin_managed_policy_attachment" "a" {
  permission_set_arn = aws_ssoadmin_permission_set.s.arn
  managed_policy_arn = ${AWS}
}`,
      [
        'attached by aws_ssoadmin_managed_policy_attachment.a: ReadOnlyAccess',
        'inline by aws_ssoadmin_permission_set_inline_policy.p: 1',
      ],
    ],
  ])('%s', (_, type, text, expected) => {
    expect(grantsIn(type, text)).toEqual({ named: expected, others: 'no', isComplete: true })
  })

  test('a policy that is not declared here may allow anything', () => {
    const { others, isComplete } = grantsIn(
      'aws_iam_role',
      `resource "aws_iam_role" "r" {
  name = "app"
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = "arn:aws:iam::111122223333:policy/app"
}`,
    )
    expect([others, isComplete]).toEqual(['no', false])
  })

  test('where it is not known whose a policy is, there may be others', () => {
    const text = `variable "u" {}
resource "aws_iam_user" "u" {
  name = "jim"
}
resource "aws_iam_user_policy" "p" {
  user   = var.u
  policy = ${OWN}
}`
    expect(grantsIn('aws_iam_user', text)).toEqual({ named: [], others: 'unknown', isComplete: false })
  })
})

describe('an administrator', () => {
  const attached = (arn: string) => `resource "aws_iam_role" "r" {
  name = "app"
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = ${arn}
}`

  test.each([
    ['has AWS’s policy', attached('"arn:aws:iam::aws:policy/AdministratorAccess"'), 'yes'],
    ['has all of IAM', attached('"arn:aws-cn:iam::aws:policy/IAMFullAccess"'), 'yes'],
    ['has another one', attached('"arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"'), 'no'],
    [
      'is held back by a boundary',
      attached('"arn:aws:iam::aws:policy/AdministratorAccess"').replace(
        'name = "app"',
        'name                 = "app"\n  permissions_boundary = "arn:aws:iam::111122223333:policy/boundary"',
      ),
      'no',
    ],
    ['has one that is not declared', attached('"arn:aws:iam::111122223333:policy/app"'), 'unknown'],
    [
      'has everything in a policy of their own',
      `${attached(AWS)}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.name
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["*"], Resource = ["*"] }] })
}`,
      'yes',
    ],
  ])('%s', (_, text, expected) => {
    const configuration = configurationOf(text)
    const [role] = configuration.ofType('aws_iam_role')
    expect(role && isAdministrator(role, configuration)).toBe(expected)
  })
})
