import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'

/** A bucket is kept closed whatever its ACLs and policies come to say. */
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
    const isBlocked = someSays(blocks, bucket, block =>
      both(isTrue(block.get('block_public_acls')), isTrue(block.get('block_public_policy'))),
    )
    return requireThat(isBlocked, bucket, 'No public access block refuses ACLs and policies for the public.')
  },

  examples: {
    passes: [
      withBlock('aws_s3_bucket.b.id', 'true'),
      withBlock('aws_s3_bucket.b.bucket', 'true'),
      withBlock('"acme-claims"', '"true"'),
      `resource "aws_s3_bucket" "b" { count = 1 }
resource "aws_s3_bucket_public_access_block" "b" {
  bucket              = aws_s3_bucket.b[0].id
  block_public_acls   = true
  block_public_policy = true
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "b" {} #!',
      withBlock('aws_s3_bucket.b.id', 'false', '#!'),
      withBlock('"another"', 'true', '#!'),
      `resource "aws_s3_bucket" "b" {} #!
resource "aws_s3_bucket_public_access_block" "b" {
  bucket            = aws_s3_bucket.b.id
  block_public_acls = true
}`,
    ],
    undecided: [
      `variable "bucket" {}\n${withBlock('var.bucket', 'true')}`,
      `variable "is" {}\n${withBlock('aws_s3_bucket.b.id', 'var.is')}`,
      `variable "n" {}\n${withBlock('aws_s3_bucket.b.id', 'true').replace('  bucket  ', '  count = var.n\n  bucket  ')}`,
    ],
  },
})

function withBlock(bucket: string, is: string, mark = ''): string {
  return `resource "aws_s3_bucket" "b" { ${mark}
  bucket = "acme-claims"
}
resource "aws_s3_bucket_public_access_block" "b" {
  bucket              = ${bucket}
  block_public_acls   = true
  block_public_policy = ${is}
}`
}
