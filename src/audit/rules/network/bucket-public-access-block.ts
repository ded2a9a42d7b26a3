import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSaid, settingsOf } from '../../views/bucket.ts'

/** A bucket has a public access block; `bucket-public-access-block-open` looks at what it says. */
export const bucketPublicAccessBlock = defineRule({
  id: 'bucket-public-access-block',
  title: 'Nothing keeps the bucket closed to the public',
  why: 'One wrong ACL or policy opens it to everybody.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-bucket',
  // Without any block, none of its four switches is on.
  aliases: [
    'CKV2_AWS_6',
    'AWS-0094',
    'AWS-0086',
    'AWS-0087',
    'AWS-0091',
    'AWS-0093',
    'CIS AWS 2.1.4',
    'Security Hub S3.8',
  ],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_public_access_block` with all four switches on.',

  evaluate(bucket, configuration) {
    const blocks = settingsOf(bucket, 'public-access-block', configuration)
    return requireThat(isSaid(blocks, bucket), bucket, 'The bucket has no public access block.')
  },

  examples: {
    passes: [
      withBlock('aws_s3_bucket.b.id'),
      withBlock('aws_s3_bucket.b.bucket'),
      withBlock('"acme-claims"'),
      `resource "aws_s3_bucket" "b" { count = 1 }
resource "aws_s3_bucket_public_access_block" "b" {
  bucket             = aws_s3_bucket.b[0].id
  ignore_public_acls = true
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "b" {} #!',
      withBlock('"another"', '#!'),
      `variable "name" {}
resource "aws_s3_bucket" "b" { #!
  bucket = var.name
}
resource "aws_s3_bucket" "other" {
  bucket = "acme-claims"
}
resource "aws_s3_bucket_public_access_block" "other" {
  bucket            = aws_s3_bucket.other.id
  block_public_acls = true
}`,
    ],
    undecided: [
      `variable "bucket" {}\n${withBlock('var.bucket')}`,
      `variable "n" {}\n${withBlock('aws_s3_bucket.b.id').replace('  bucket  ', '  count = var.n\n  bucket  ')}`,
    ],
  },
})

function withBlock(bucket: string, mark = ''): string {
  return `resource "aws_s3_bucket" "b" { ${mark}
  bucket = "acme-claims"
}
resource "aws_s3_bucket_public_access_block" "b" {
  bucket              = ${bucket}
  block_public_acls   = true
  block_public_policy = true
}`
}
