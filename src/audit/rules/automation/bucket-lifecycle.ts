import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSaid, settingsOf } from '../../views/bucket.ts'

/** It is decided what becomes of a bucket’s objects. */
export const bucketLifecycle = defineRule({
  id: 'bucket-lifecycle',
  title: 'Bucket has no lifecycle',
  why: 'Objects and versions that nobody needs are kept, paid for, and stolen.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['CKV2_AWS_61', 'Security Hub S3.13'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_lifecycle_configuration` for the bucket.',

  evaluate(bucket, configuration) {
    const isDecided = isSaid(settingsOf(bucket, 'lifecycle', configuration), bucket)
    return requireThat(isDecided, bucket, 'Nothing says how long objects are kept.')
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_lifecycle_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    id     = "expire"
    status = "Enabled"
  }
}`,
      `resource "aws_s3_bucket" "main" {
  lifecycle_rule {
    enabled = true
    expiration {
      days = 90
    }
  }
}`,
    ],
    fails: ['resource "aws_s3_bucket" "main" {} #!'],
    undecided: [
      `variable "bucket" {}
resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_lifecycle_configuration" "main" {
  bucket = var.bucket
  rule {
    id     = "expire"
    status = "Enabled"
  }
}`,
    ],
  },
})
