import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSaid, settingsOf } from '../../views/bucket.ts'

/** Somebody hears of it when objects of a bucket change. */
export const bucketEventNotifications = defineRule({
  id: 'bucket-event-notifications',
  title: 'Bucket tells nobody of its events',
  why: 'An object that is replaced or deleted by surprise is noticed when it is needed.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV2_AWS_62', 'Security Hub S3.11'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_notification` for the bucket.',

  evaluate(bucket, configuration) {
    const isTold = isSaid(settingsOf(bucket, 'notification', configuration), bucket)
    return requireThat(isTold, bucket, 'Nobody is told of what happens to its objects.')
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_notification" "main" {
  bucket      = aws_s3_bucket.main.id
  eventbridge = true
}`,
    ],
    fails: ['resource "aws_s3_bucket" "main" {} #!'],
    undecided: [
      `variable "bucket" {}
resource "aws_s3_bucket" "main" {}
resource "aws_s3_bucket_notification" "main" {
  bucket      = var.bucket
  eventbridge = true
}`,
    ],
  },
})
