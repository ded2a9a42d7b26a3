import { type Outcome, requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { either } from '../../resource/truth.ts'
import { type Access, isRecorded } from '../../views/recorded-buckets.ts'
import { isOfTrail } from '../../views/trail.ts'
import { bucketRecordedBy, fieldSelector, OF_DATA, OF_OBJECTS, trailSelecting } from './trail-example.ts'

/** What the rules on who reads and who writes the objects of a bucket have in common. */
export function bucketObjectsRecorded(access: Access) {
  return {
    scope: 'resource' as const,
    checklist: 'auditing/trail' as const,
    resources: ['aws_s3_bucket'],
    evaluate(bucket: Resource, configuration: Configuration): Outcome {
      // A trail that records its own log never comes to an end.
      return requireThat(
        either(isOfTrail(bucket, configuration), isRecorded(bucket, access, configuration)),
        bucket,
        `No trail here records who ${access}s its objects.`,
      )
    },
    examples: examplesOf(access),
  }
}

function examplesOf(access: Access) {
  const [own, other] = access === 'read' ? ['ReadOnly', 'WriteOnly'] : ['WriteOnly', 'ReadOnly']
  const ofBucket = fieldSelector('resources.ARN', '["${aws_s3_bucket.data.arn}/"]', 'starts_with')
  return {
    passes: [
      bucketRecordedBy(`read_write_type = "${own}"`, '"arn:aws:s3"'),
      bucketRecordedBy('read_write_type = "All"', '"arn:aws:s3:::"'),
      bucketRecordedBy('', '"${aws_s3_bucket.data.arn}/"'),
      bucketRecordedBy('', '"arn:aws:s3:::data/"'),
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {}`,
      `resource "aws_s3_bucket" "data" {}\n${trailSelecting([OF_DATA, OF_OBJECTS, ofBucket])}`,
    ],
    fails: [
      'resource "aws_s3_bucket" "data" {} #!',
      bucketRecordedBy(`read_write_type = "${other}"`, '"arn:aws:s3"', ' #!'),
      bucketRecordedBy('', '"arn:aws:s3:::other/"', ' #!'),
      `resource "aws_s3_bucket" "data" {} #!\n${trailSelecting([fieldSelector('eventCategory', '["Management"]')])}`,
    ],
    undecided: [`variable "buckets" {}\n${bucketRecordedBy('', 'var.buckets')}`],
  }
}
