import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'

/** Versions of objects are deleted with a second factor only. */
export const bucketMfaDelete = defineRule({
  id: 'bucket-mfa-delete',
  title: 'Versions of objects can be deleted without MFA',
  why: 'Stolen keys alone can delete every version.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['AWS-0170', 'CIS AWS 2.1.2', 'Security Hub S3.20'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Set `mfa_delete = "Enabled"` in the bucket’s versioning.',

  evaluate(bucket, configuration) {
    const versioning = settingsOf(bucket, 'versioning', configuration)
    const isAsked = someSays(versioning, bucket, said =>
      either(
        isTrue(said.get('mfa_delete')),
        equals(said.get('versioning_configuration.mfa_delete'), 'Enabled'),
      ),
    )
    return requireThat(isAsked, bucket, 'No second factor is asked for before versions are deleted.')
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.id
  mfa    = "arn 123456"
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}`,
      `resource "aws_s3_bucket" "main" {
  versioning {
    enabled    = true
    mfa_delete = true
  }
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "main" {} #!',
      `resource "aws_s3_bucket" "main" { #!
  versioning {
    enabled = true
  }
}`,
      `resource "aws_s3_bucket" "main" {} #!
resource "aws_s3_bucket_versioning" "main" {
  bucket = aws_s3_bucket.main.id
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Disabled"
  }
}`,
    ],
    undecided: [
      `variable "mfa" {}
resource "aws_s3_bucket" "main" {
  versioning {
    mfa_delete = var.mfa
  }
}`,
    ],
  },
})
