import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isVersioned } from '../../views/bucket.ts'

/** A bucket keeps what is overwritten. */
export const bucketVersioning = defineRule({
  id: 'bucket-versioning',
  title: 'Bucket does not keep earlier versions of objects',
  why: 'An object that is overwritten or deleted by mistake, or by ransom, is gone.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['CKV_AWS_21', 'AWS-0090', 'S3_BUCKET_VERSIONING_ENABLED', 'Security Hub S3.14'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_versioning` with `status = "Enabled"`.',

  evaluate(bucket, configuration) {
    return requireThat(isVersioned(bucket, configuration), bucket, 'What is overwritten or deleted is gone.')
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.id
  versioning_configuration {
    status = "Enabled"
  }
}`,
      `resource "aws_s3_bucket" "main" {
  versioning {
    enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "main" {} #!',
      `resource "aws_s3_bucket" "main" { #!
  versioning {
    enabled = false
  }
}`,
      `resource "aws_s3_bucket" "main" {} #!
resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.id
  versioning_configuration {
    status = "Suspended"
  }
}`,
    ],
    undecided: [
      `variable "status" {}
resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.id
  versioning_configuration {
    status = var.status
  }
}`,
    ],
  },
})
