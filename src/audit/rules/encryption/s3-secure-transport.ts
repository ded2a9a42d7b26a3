import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { both } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'
import { isAboutPlainText } from '../../views/policy/conditions.ts'
import { isAbout, someStatement } from '../../views/policy/grants.ts'
import { isForAnybody } from '../../views/policy/principals.ts'
import { policyOf } from '../../views/policy/policy-of.ts'
import type { Statement } from '../../views/policy/policy.ts'

const PLAIN = '{ Bool = { "aws:SecureTransport" = "false" } }'

/** A bucket’s policy denies whatever comes without TLS. */
export const s3SecureTransport = defineRule({
  id: 's3-secure-transport',
  title: 'Bucket takes requests without TLS',
  why: 'Objects and what authorises a request may cross the network in clear.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: ['CKV_AWS_379', 'CIS AWS 2.1.1', 'Security Hub S3.5', 'Guard S3_BUCKET_SSL_REQUESTS_ONLY'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add a statement to the bucket’s policy that denies `s3:*` where `aws:SecureTransport` is false.',

  evaluate(bucket, configuration) {
    const policies = settingsOf(bucket, 'policy', configuration)
    const denies = someSays(policies, bucket, said =>
      someStatement(policyOf(said.get('policy')), deniesPlainText),
    )
    return requireThat(denies, bucket, 'No policy of the bucket denies requests without TLS.')
  },

  examples: {
    passes: [
      bucketDenying('"s3:*"', '"*"', PLAIN),
      bucketDenying(
        '["s3:GetObject", "s3:PutObject"]',
        '{ AWS = "*" }',
        '{ Bool = { "aws:SecureTransport" = false } }',
      ),
      `resource "aws_s3_bucket" "b" {}
data "aws_iam_policy_document" "d" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.b.arn, "\${aws_s3_bucket.b.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.d.json
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "b" {} #!',
      bucketDenying('"s3:*"', '"*"', '{ Bool = { "aws:SecureTransport" = "true" } }').replace('{}', '{} #!'),
      bucketDenying('"s3:*"', '"*"', '{}').replace('{}', '{} #!'),
      bucketDenying('"s3:PutObject"', '"*"', PLAIN).replace('{}', '{} #!'),
      bucketDenying('"s3:*"', '{ AWS = "arn:aws:iam::111122223333:root" }', PLAIN).replace('{}', '{} #!'),
      bucketDenying('"s3:*"', '"*"', PLAIN).replace('{}', '{} #!').replace('"Deny"', '"Allow"'),
    ],
    undecided: [
      `variable "p" {}
resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = var.p
}`,
    ],
  },
})

function deniesPlainText(statement: Statement) {
  return both(
    statement.isDeny,
    isForAnybody(statement),
    isAboutPlainText(statement),
    isAbout(statement, 's3:GetObject'),
  )
}

function bucketDenying(actions: string, principal: string, condition: string): string {
  return `resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = ${principal}
      Action    = ${actions}
      Resource  = ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]
      Condition = ${condition}
    }]
  })
}`
}
