import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, some, type Truth } from '../../resource/truth.ts'
import { isSaid, settingsOf } from '../../views/bucket.ts'
import { oncePer } from '../../views/once-per.ts'
import { refersToHidden } from '../../views/pointed-at.ts'

/** Accesses to a bucket are logged. */
export const bucketAccessLogs = defineRule({
  id: 'bucket-access-logs',
  title: 'Accesses to the bucket are not logged',
  why: 'Without them nobody can say who took what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV_AWS_18', 'AWS-0089', 'S3_BUCKET_LOGGING_ENABLED', 'Security Hub S3.9'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_logging` for it, with another bucket as its target.',

  evaluate(bucket, configuration) {
    // A bucket that takes other buckets’ logs would log its own deliveries for ever.
    const takesLogs = some(settingsOf(bucket, 'acl', configuration).said, letsLogsIn)
    const isLogged = isSaid(settingsOf(bucket, 'logging', configuration), bucket)
    return requireThat(
      either(isLogged, takesLogs, mayTakeLogs(configuration)),
      bucket,
      'Who reads and writes its objects is not logged.',
    )
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket" "data" {}
resource "aws_s3_bucket_logging" "data" {
  bucket        = aws_s3_bucket.data.id
  target_bucket = "access-logs"
  target_prefix = "data/"
}`,
      `resource "aws_s3_bucket" "data" { bucket = "data" }
resource "aws_s3_bucket_logging" "data" {
  bucket        = "data"
  target_bucket = "access-logs"
}`,
      `resource "aws_s3_bucket" "data" {
  logging {
    target_bucket = "access-logs"
  }
}`,
      'resource "aws_s3_bucket" "logs" { acl = "log-delivery-write" }',
      `resource "aws_s3_bucket" "logs" {}
resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id
  acl    = "log-delivery-write"
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "data" {} #!',
      `resource "aws_s3_bucket" "data" { #!
  acl = "private"
}`,
      `resource "aws_s3_bucket" "data" { #!
  dynamic "logging" {
    for_each = []
    content {
      target_bucket = logging.value
    }
  }
}`,
      `resource "aws_s3_bucket" "data" {
  logging {
    target_bucket = "access-logs"
  }
}
resource "aws_s3_bucket" "other" { #!
  bucket = "other"
}`,
    ],
    undecided: [
      `variable "bucket" {}
resource "aws_s3_bucket" "data" {}
resource "aws_s3_bucket_logging" "data" {
  bucket        = var.bucket
  target_bucket = "access-logs"
}`,
    ],
  },
})

function letsLogsIn(said: Attribute | Resource): Truth {
  return equals(said.get('acl'), 'log-delivery-write')
}

/** An ACL that lets logs in, of which the bucket is not known, may be that of any bucket. */
const mayTakeLogs = oncePer(configuration =>
  some(configuration.ofType('aws_s3_bucket_acl'), acl =>
    both(refersToHidden(acl.get('bucket')), letsLogsIn(acl)),
  ),
)
