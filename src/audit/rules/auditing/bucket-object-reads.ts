import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import { isRecorded } from '../../views/recorded-buckets.ts'
import { trailsInto } from '../../views/trail.ts'
import { bucketRecordedBy } from './trail-example.ts'

/** A trail records who reads the objects of a bucket. */
export const bucketObjectReads = defineRule({
  id: 'bucket-object-reads',
  title: 'No trail records who reads the bucket’s objects',
  why: 'Without data events nobody can say who took which object.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['AWS-0172'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add it to an `event_selector` of the trail, with a `data_resource` of type `AWS::S3::Object`.',

  evaluate(bucket, configuration) {
    // A trail that records its own log never comes to an end.
    if (trailsInto(bucket, configuration).length > 0) return pass
    return requireThat(
      isRecorded(bucket, 'read', configuration),
      bucket,
      'No trail here records who reads its objects.',
    )
  },

  examples: {
    passes: [
      bucketRecordedBy('read_write_type = "ReadOnly"', '"arn:aws:s3"'),
      bucketRecordedBy('read_write_type = "All"', '"arn:aws:s3:::"'),
      bucketRecordedBy('', '"${aws_s3_bucket.data.arn}/"'),
      bucketRecordedBy('', '"arn:aws:s3:::data/"'),
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {}`,
      `resource "aws_s3_bucket" "data" {}
resource "aws_cloudtrail" "main" {
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
    field_selector {
      field       = "resources.ARN"
      starts_with = ["\${aws_s3_bucket.data.arn}/"]
    }
  }
}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "data" {} #!',
      bucketRecordedBy('read_write_type = "WriteOnly"', '"arn:aws:s3"', ' #!'),
      bucketRecordedBy('', '"arn:aws:s3:::other/"', ' #!'),
      `resource "aws_s3_bucket" "data" {} #!
resource "aws_cloudtrail" "main" {
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
  }
}`,
    ],
    undecided: [
      `variable "buckets" {}
${bucketRecordedBy('', 'var.buckets')}`,
    ],
  },
})
