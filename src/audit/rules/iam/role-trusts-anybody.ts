import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { POLICY_DOCUMENT } from '../../views/policy/identity-policies.ts'
import { pick } from '../../views/policy/pick.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { isAnybody, isPublic } from '../../views/policy/principals.ts'
import { isTrustDocument, judgeTrust, TRUST_TYPES } from './trust.ts'
import { aRole, aTrustDocument, UNKNOWN_TRUST } from './trust-examples.ts'

/** Who may assume a role is named; what it takes from a data source is told there, too. */
export const roleTrustsAnybody = defineRule({
  id: 'role-trusts-anybody',
  title: 'Anybody may assume the role',
  why: 'Everybody with an AWS account, anywhere, gets what the role may do.',
  severity: 'critical',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: ['KICS 12b7e704', 'KICS bcdcbdc6'],
  aliasesOf: { aws_iam_role: ['CKV_AWS_60'], [POLICY_DOCUMENT]: ['CKV_AWS_283'] },
  scope: 'resource',
  resources: TRUST_TYPES,
  fix: 'Name the service, the role or the account that may assume the role.',

  evaluate(resource, configuration) {
    // Of a data source that is used for something else tells `document-for-anybody`.
    if (resource.type === POLICY_DOCUMENT && !isTrustDocument(resource, configuration)) return []
    return judgeTrust(resource, statement =>
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
      aTrustDocument('AWS', '"*"', '', { document: '#!', role: '#!' }),
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
