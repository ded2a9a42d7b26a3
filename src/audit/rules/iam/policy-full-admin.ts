import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both } from '../../resource/truth.ts'
import { isFullAdmin } from '../../views/policy/admin.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inDataSource, inEveryForm, inPolicy } from './identity-examples.ts'
import { isOfIdentity, judgeStatements } from './judge-statements.ts'
import { inData, inResources } from './aliases.ts'

const EVERYTHING = { Action: '"*"', Resource: '"*"' }

/** No policy allows everything on everything. */
export const policyFullAdmin = defineRule({
  id: 'policy-full-admin',
  title: 'Policy allows everything on everything',
  why: 'Whoever has the policy, or steals credentials of somebody who has it, owns the account.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/wildcards',
  aliases: [
    'AWS-0057',
    'CKV2_AWS_40',
    'CIS AWS 1.16',
    'Security Hub IAM.1',
    'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
    'KICS 2f37c4a3',
    'KICS b1ffa705',
    'KICS 132a8c31',
  ],
  // What allows everything also allows each of the things that the others ask for.
  aliasesOf: {
    ...inResources(
      'CKV_AWS_62',
      'CKV_AWS_63',
      'CKV_AWS_286',
      'CKV_AWS_287',
      'CKV_AWS_288',
      'CKV_AWS_289',
      'CKV_AWS_290',
      'CKV_AWS_355',
    ),
    ...inData(
      'CKV_AWS_1',
      'CKV_AWS_49',
      'CKV_AWS_107',
      'CKV_AWS_108',
      'CKV_AWS_109',
      'CKV_AWS_110',
      'CKV_AWS_111',
      'CKV_AWS_356',
    ),
  },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the actions that are needed, and the resources on which they are needed.',

  evaluate(resource, configuration) {
    return judgeStatements(resource, configuration, statement =>
      forbidThat(
        both(isFullAdmin(statement), isOfIdentity(statement)),
        statement.actions,
        'Every action is allowed on every resource.',
      ),
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"s3:GetObject"', Resource: '"*"' }),
      ...inEveryForm({ Action: '"*"', Resource: '"arn:aws:s3:::reports/*"' }),
      ...inEveryForm({ Effect: '"Deny"', Action: '"*"', Resource: '"*"' }),
      `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/app"]
    }
  }
}`,
      `${inDataSource(EVERYTHING)}
resource "aws_organizations_policy" "all" {
  name    = "all"
  content = data.aws_iam_policy_document.d.json
}`,
      `${inPolicy([EVERYTHING])}
resource "aws_iam_role" "r" {
  permissions_boundary = aws_iam_policy.p.arn
}`,
      `${inDataSource(EVERYTHING)}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_iam_user" "u" {
  permissions_boundary = aws_iam_policy.p.arn
}`,
      `resource "aws_s3_bucket" "b" {}
resource "aws_iam_policy" "p" {
  policy = <<-EOT
    { "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "\${aws_s3_bucket.b.arn}/*" }] }
  EOT
}`,
    ],
    fails: [
      ...inEveryForm(EVERYTHING, 'Action'),
      ...inEveryForm({ Action: '["s3:GetObject", "*"]', Resource: '["*"]' }, 'Action'),
      inPolicy([
        { Action: '"s3:GetObject"', Resource: '"*"' },
        { Action: '"*:*" #!', Resource: '"arn:aws:*"' },
      ]),
      `resource "aws_iam_user_policy" "p" {
  user   = "jim"
  policy = "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"*\\"],\\"Resource\\":[\\"*\\"]}]}" #!
}`,
      {
        'main.tf': 'resource "aws_iam_policy" "p" {\n  policy = file("policy.json") #!\n}',
        'policy.json': '{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }',
      },
      `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["*"] #!
    resources = ["*"]
  }
}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json #!
}`,
      // What bounds one and is given to another gives.
      `${inPolicy([EVERYTHING], 'Action')}
resource "aws_iam_role" "r" {
  permissions_boundary = aws_iam_policy.p.arn
}
resource "aws_iam_user_policy_attachment" "a" {
  user       = "jim"
  policy_arn = aws_iam_policy.p.arn
}`,
      `${inDataSource(EVERYTHING, 'Action')}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_iam_role" "r" {
  permissions_boundary = aws_iam_policy.p.arn
}
resource "aws_iam_role_policy" "own" {
  role   = aws_iam_role.r.name
  policy = data.aws_iam_policy_document.d.json #!
}`,
      `resource "aws_iam_role_policy" "p" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*" #!
      Resource  = "*"
    }]
  })
}`,
    ],
    undecided: [
      'variable "p" {}\nresource "aws_iam_policy" "p" {\n  policy = var.p\n}',
      ...inEveryForm({ Action: '"*"', Resource: '[var.arn]' }).map(text => `variable "arn" {}\n${text}`),
    ],
  },
})
