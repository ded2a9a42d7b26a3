import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, everyItem, isFalse, isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'

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
    const settings = settingsOf(bucket, 'lifecycle', configuration)
    const isDecided = someSays(settings, bucket, said => not(isOff(said)))
    return requireThat(isDecided, bucket, 'Nothing says how long objects are kept.')
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_lifecycle_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    id     = "archive"
    status = "Disabled"
  }
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
    fails: [
      'resource "aws_s3_bucket" "main" {} #!',
      `resource "aws_s3_bucket" "main" {} #!
resource "aws_s3_bucket_lifecycle_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  rule {
    id     = "expire"
    status = "Disabled"
  }
}`,
      `resource "aws_s3_bucket" "main" { #!
  lifecycle_rule {
    enabled = false
    expiration {
      days = 90
    }
  }
}`,
    ],
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

/** All of its rules are switched off. */
function isOff(said: Attribute | Resource): Truth {
  const isOffHere = (rule: Attribute) =>
    either(equals(rule.get('status'), 'Disabled'), isFalse(rule.get('enabled')))
  const all = [said.get('rule'), said.get('lifecycle_rule')]
  return either(...all.map(rules => both(isSet(rules), everyItem(rules, isOffHere))))
}
