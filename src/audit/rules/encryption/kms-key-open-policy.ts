import { defineRule } from '../../define-rule.ts'
import { forbidThat, undecided } from '../../outcome.ts'
import { isPublic } from '../../views/policy/principals.ts'
import { whatItAllows } from '../../views/policy/what-it-allows.ts'
import { policyOf } from '../../views/policy/policy-of.ts'

/** A key is open to principals that are named, or come under a condition, never to anybody. */
export const kmsKeyOpenPolicy = defineRule({
  id: 'kms-key-open-policy',
  title: 'KMS key is open to everybody',
  why: 'Anybody with an AWS account may use the key, and so read what is encrypted with it.',
  severity: 'critical',
  topic: 'encryption',
  checklist: 'encryption/keys',
  aliases: ['CKV_AWS_33', 'Security Hub KMS.5'],
  scope: 'resource',
  resources: [
    'aws_kms_external_key',
    'aws_kms_key',
    'aws_kms_key_policy',
    'aws_kms_replica_external_key',
    'aws_kms_replica_key',
  ],
  fix: 'Name the principals, or add a condition such as `kms:CallerAccount`.',

  evaluate(key) {
    const policy = policyOf(key.get('policy'))
    const told = policy.statements.map(statement =>
      forbidThat(
        isPublic(statement),
        statement.principals.at,
        `The statement is for every principal. ${whatItAllows(statement)}`.trim(),
      ),
    )
    return policy.isComplete ? told : [...told, undecided(policy.at)]
  },

  examples: {
    passes: [
      'resource "aws_kms_key" "k" {}',
      keyWith('Principal = { AWS = "arn:aws:iam::111122223333:root" }'),
      keyWith(
        'Principal = { AWS = "*" }',
        'Condition = { StringEquals = { "kms:CallerAccount" = "111122223333" } }',
      ),
      keyWith('Principal = "*"').replace('"Allow"', '"Deny"'),
    ],
    fails: [
      keyWith('Principal = "*" #!'),
      keyWith('Principal = { AWS = "*" } #!'),
      keyWith('Principal = { AWS = ["arn:aws:iam::111122223333:root", "*"] } #!'),
      ...[
        'aws_kms_external_key',
        'aws_kms_replica_external_key',
        'aws_kms_replica_key',
        'aws_kms_key_policy',
      ].map(type => keyWith('Principal = "*" #!').replace('aws_kms_key', type)),
      `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
resource "aws_kms_key" "k" { policy = data.aws_iam_policy_document.d.json } #!`,
    ],
    undecided: ['variable "p" {}\nresource "aws_kms_key" "k" { policy = var.p }'],
  },
})

function keyWith(...members: readonly string[]): string {
  return `resource "aws_kms_key" "k" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "kms:*"
      Resource = "*"
      ${members.join('\n      ')}
    }]
  })
}`
}
