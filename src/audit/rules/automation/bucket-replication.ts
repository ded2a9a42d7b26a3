import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { some } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'

/** A bucket is copied to another region. */
export const bucketReplication = defineRule({
  id: 'bucket-replication',
  title: 'Bucket is not copied to another region',
  why: 'What is kept in one region goes with it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['CKV_AWS_144', 'S3_BUCKET_REPLICATION_ENABLED', 'Security Hub S3.7'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_replication_configuration` with an enabled rule.',

  evaluate(bucket, configuration) {
    const replication = settingsOf(bucket, 'replication', configuration)
    const isCopied = someSays(replication, bucket, said =>
      some([...said.each('rule'), ...said.each('rules')], rule => equals(rule.get('status'), 'Enabled')),
    )
    return requireThat(isCopied, bucket, 'Its objects are in one region only.')
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_replication_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  role   = "arn:aws:iam::111122223333:role/copy"
  rule {
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::copy"
    }
  }
}`,
      `resource "aws_s3_bucket" "main" {
  replication_configuration {
    role = "arn:aws:iam::111122223333:role/copy"
    rules {
      status = "Enabled"
      destination {
        bucket = "arn:aws:s3:::copy"
      }
    }
  }
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "main" {} #!',
      `resource "aws_s3_bucket" "main" {} #!
resource "aws_s3_bucket_replication_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    status = "Disabled"
  }
}`,
    ],
    undecided: [
      `variable "status" {}
resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_replication_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    status = var.status
  }
}`,
    ],
  },
})
