import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome, undecided } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { both, either, not } from '../../resource/truth.ts'
import { requiresMfa, restrictsBy, restrictsCaller } from '../../views/policy/conditions.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { accountsOf, mayHoldOthers, principalsOfType } from '../../views/policy/principals.ts'
import { isOwn, type OwnAccounts, ownAccounts } from './accounts.ts'
import { judgeTrust } from './trust.ts'
import { aRole, aTrustDocument, UNKNOWN_TRUST } from './trust-examples.ts'

/**
 * Another company that works for several customers could be made to come for one of the others: an external id, which
 * it gives each of them, keeps them apart. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const roleWithoutExternalId = defineRule({
  id: 'role-without-external-id',
  title: 'Another account may assume the role without an external id',
  why: 'Somebody else can have the other account use the role on their behalf.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: [],
  scope: 'resource',
  resources: ['aws_iam_role'],
  fix: 'Ask for `sts:ExternalId` in a condition, or name the organisation in one on `aws:PrincipalOrgID`.',

  evaluate(role, configuration) {
    const own = ownAccounts(configuration)
    return judgeTrust(role, statement => judge(statement, own))
  },

  examples: {
    passes: [
      aRole('{ Service = "lambda.amazonaws.com" }'),
      aRole(
        '{ AWS = "arn:aws:iam::111122223333:root" }',
        'Condition = { StringEquals = { "sts:ExternalId" = "acme" } }',
      ),
      aRole(
        '{ AWS = "111122223333" }',
        'Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }',
      ),
      aRole('{ AWS = "111122223333" }', 'Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }'),
      `provider "aws" {\n  allowed_account_ids = ["111122223333"]\n}\n${aRole('{ AWS = "arn:aws:iam::111122223333:role/deploy" }')}`,
      `provider "aws" {\n  assume_role {\n    role_arn = "arn:aws:iam::111122223333:role/terraform"\n  }\n}\n${aRole('{ AWS = "111122223333" }')}`,
    ],
    fails: [
      aRole('{ AWS = "arn:aws:iam::111122223333:root" }', '', '#!'),
      aRole('{ AWS = "arn:aws:iam::111122223333:role/vendor" }', '', '#!'),
      aRole('{ AWS = "111122223333" }', 'Condition = { StringLike = { "sts:ExternalId" = "*" } }', '#!'),
      aTrustDocument('AWS', '"arn:aws:iam::111122223333:root"', '', { role: '#!' }),
    ],
    undecided: [
      UNKNOWN_TRUST,
      `variable "a" {}\n${aRole('{ AWS = "arn:aws:iam::${var.a}:root" }')}`,
      `variable "x" {}\n${aRole('{ AWS = "111122223333" }', 'Condition = { StringEquals = { "sts:ExternalId" = var.x } }')}`,
    ],
  },
})

function judge(statement: Statement, own: OwnAccounts): Outcome {
  const asks = either(
    restrictsBy(statement, 'sts:ExternalId'),
    restrictsCaller(statement),
    requiresMfa(statement),
  )
  const named = accountsOf(statement.principals).map(({ id, at }) =>
    forbidThat(
      both(not(isOwn(id, own)), not(asks)),
      at,
      `The account ${id} may assume the role without an external id.`,
    ),
  )
  return asks === 'yes'
    ? []
    : [
        named,
        principalsOfType(statement.principals, 'AWS')
          .filter(isHidden)
          .map(at => undecided(at)),
        mayHoldOthers(statement.principals) ? undecided(statement.principals.at) : [],
      ]
}

/** Of what refers to nothing that is declared here, the account may be anybody’s. */
function isHidden({ value }: Attribute): boolean {
  return value?.kind === 'unknown' && value.references.length === 0
}
