import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, either, not, type Truth, truth } from '../../resource/truth.ts'
import { restrictsBy } from '../../views/policy/conditions.ts'
import { pick } from '../../views/policy/pick.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { judgeTrust } from './trust.ts'
import { aRole, aTrustDocument, UNKNOWN_TRUST } from './trust-examples.ts'

/** A role is assumed by principals that are named, not by a whole account. */
export const roleTrustsWholeAccount = defineRule({
  id: 'role-trusts-whole-account',
  title: 'Everything in an account may assume the role',
  why: 'Every user and role of the account that may assume roles gets what this one may do.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: ['CKV_AWS_61'],
  scope: 'resource',
  resources: ['aws_iam_role'],
  fix: 'Name the role or the service that may assume this one, or add a condition on `aws:PrincipalArn`.',

  evaluate(role) {
    return judgeTrust(role, statement => {
      const { answer, at } = wholeAccountIn(statement)
      return forbidThat(
        both(answer, not(isNarrowed(statement))),
        at,
        'Everything in the account may assume the role.',
      )
    })
  },

  examples: {
    passes: [
      aRole('{ Service = "lambda.amazonaws.com" }'),
      aRole('{ AWS = "arn:aws:iam::111122223333:role/deploy" }'),
      aRole(
        '{ AWS = "arn:aws:iam::111122223333:root" }',
        'Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::111122223333:role/deploy-*" } }',
      ),
      aRole('{ AWS = "111122223333" }', 'Condition = { StringEquals = { "sts:ExternalId" = "acme" } }'),
      `data "aws_caller_identity" "me" {}\n${aRole('{ AWS = data.aws_caller_identity.me.arn }')}`,
    ],
    fails: [
      aRole('{ AWS = "arn:aws:iam::111122223333:root" }', '', '#!'),
      aRole('{ AWS = "111122223333" }', '', '#!'),
      aRole('{ AWS = ["arn:aws:iam::111122223333:role/deploy", "444455556666"] }', '', '#!'),
      `data "aws_caller_identity" "me" {}\n${aRole('{ AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }', '', '#!')}`,
      aTrustDocument('AWS', '"arn:aws:iam::111122223333:root"', '', { role: '#!' }),
    ],
    undecided: [UNKNOWN_TRUST, `variable "a" {}\n${aRole('{ AWS = var.a }')}`],
  },
})

function wholeAccountIn({ principals }: Statement): { readonly answer: Truth; readonly at: Attribute } {
  const picked = principals.groups
    .filter(({ type }) => type === 'AWS' || type === null)
    .map(({ identifiers }) => pick(identifiers, isWholeAccount))
  const answer = either(...picked.map(each => each.answer), principals.isComplete ? 'no' : 'unknown')
  return { answer, at: picked.find(each => each.answer === answer)?.at ?? principals.at }
}

/** `111122223333`, `arn:aws:iam::111122223333:root`; the account’s id itself need not be known. */
function isWholeAccount({ value }: Attribute): Truth {
  if (value?.kind !== 'unknown')
    return truth(/^(?:arn:aws[^:]*:iam::\d{12}:root|\d{12})$/.test(textOf(value) ?? ''))
  if (value.pieces?.at(-1)?.endsWith(':root')) return 'yes'
  if (value.pieces !== undefined && value.pieces.at(-1) !== null) return 'no'
  return value.references.length > 0 ? truth(value.references.some(isAccountId)) : 'unknown'
}

function isAccountId({
  address,
  attribute,
}: {
  readonly address: string
  readonly attribute: string
}): boolean {
  return address.includes('data.aws_caller_identity.') && attribute === 'account_id'
}

function isNarrowed(statement: Statement): Truth {
  return restrictsBy(statement, 'aws:PrincipalArn', 'aws:userid', 'aws:username', 'sts:ExternalId')
}
