import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { either, not } from '../../resource/truth.ts'
import { isSaid, settingsOf } from '../../views/bucket.ts'
import { isOfTrail } from '../../views/trail.ts'

/** The bucket of a trail is itself logged. */
export const trailBucketAccessLogs = defineRule({
  id: 'trail-bucket-access-logs',
  title: 'Accesses to the bucket of the trail are not logged',
  why: 'Who read or removed the account’s log is then known to nobody.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['AWS-0163', 'CIS AWS 3.4', 'Security Hub CloudTrail.7'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_logging` for it, with another bucket as its target.',

  evaluate(bucket, configuration) {
    const isLogged = isSaid(settingsOf(bucket, 'logging', configuration), bucket)
    const holds = either(not(isOfTrail(bucket, configuration)), isLogged)
    return requireThat(holds, bucket, 'Nobody would know who read the log of the account.')
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {}
resource "aws_s3_bucket_logging" "trail" {
  bucket        = aws_s3_bucket.trail.id
  target_bucket = "access-logs"
  target_prefix = "trail/"
}`,
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {
  logging {
    target_bucket = "access-logs"
  }
}`,
      'resource "aws_s3_bucket" "other" {}',
    ],
    fails: [
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {} #!`,
      `resource "aws_cloudtrail" "main" { s3_bucket_name = "trail" }
resource "aws_s3_bucket" "trail" { #!
  bucket = "trail"
}`,
    ],
    undecided: [
      `variable "logged" {}
resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {}
resource "aws_s3_bucket_logging" "trail" {
  bucket        = var.logged
  target_bucket = "access-logs"
}`,
    ],
  },
})
