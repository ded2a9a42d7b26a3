import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { pick } from '../../views/policy/pick.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { isAnybody, isPublic } from '../../views/policy/principals.ts'
import { judgeTrust } from './trust.ts'
import { aRole, aTrustDocument, UNKNOWN_TRUST } from './trust-examples.ts'

/** Who may assume a role is named. */
export const roleTrustsAnybody = defineRule({
  id: 'role-trusts-anybody',
  title: 'Anybody may assume the role',
  why: 'Everybody with an AWS account, anywhere, gets what the role may do.',
  severity: 'critical',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: ['CKV_AWS_60', 'KICS 12b7e704', 'KICS bcdcbdc6'],
  scope: 'resource',
  resources: ['aws_iam_role'],
  fix: 'Name the service, the role or the account that may assume the role.',

  evaluate(role) {
    return judgeTrust(role, statement =>
      forbidThat(isPublic(statement), anybodyIn(statement), 'Anybody may assume the role.'),
    )
  },

  examples: {
    passes: [
      'resource "aws_iam_role" "r" {}',
      aRole('{ Service = "lambda.amazonaws.com" }'),
      aRole('{ AWS = "arn:aws:iam::111122223333:role/deploy" }'),
      aRole('{ AWS = "*" }', 'Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }'),
      aRole('{ AWS = "*" }').replace('"Allow"', '"Deny"'),
      aTrustDocument('Service', '"ec2.amazonaws.com"'),
      'resource "aws_iam_role" "other" {}\n' + aRole('{ AWS = aws_iam_role.other.arn }'),
    ],
    fails: [
      aRole('{ AWS = "*" }', '', '#!'),
      aRole('"*"', '', '#!'),
      aRole('{ AWS = ["arn:aws:iam::111122223333:root", "*"] }', '', '#!'),
      aRole('{ Service = "*" }', '', '#!'),
      aRole('{ AWS = "*" }', 'Condition = { StringEquals = { "sts:ExternalId" = "acme" } }', '#!'),
      aRole('{ AWS = "*" }', 'Condition = { StringLike = { "aws:PrincipalArn" = "*" } }', '#!'),
      aTrustDocument('AWS', '"*"', '', { role: '#!' }),
    ],
    undecided: [UNKNOWN_TRUST, `variable "a" {}\n${aRole('{ AWS = var.a }')}`],
  },
})

/** The principal that is anybody, for its place. */
function anybodyIn({ principals, notPrincipals }: Statement) {
  if (notPrincipals.isWritten) return notPrincipals.at
  const picked = principals.groups.map(({ identifiers }) => pick(identifiers, isAnybody))
  return picked.find(({ answer }) => answer !== 'no')?.at ?? principals.at
}
