import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'
import { SSE_ALGORITHM, bucketWith, inlineBucketWith, markBucket } from './tables/bucket-examples.ts'
import { takesAccessLogs } from './tables/log-bucket.ts'

/** A bucket encrypts with KMS; one for access logs cannot. */
export const s3BucketKms = defineRule({
  id: 's3-bucket-kms',
  title: 'Bucket is not encrypted with KMS',
  why: 'With a key of S3 itself nobody can say who may decrypt an object, or see who did.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: ['CKV_AWS_145', 'Security Hub S3.17', 'Guard S3_DEFAULT_ENCRYPTION_KMS'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Set `sse_algorithm = "aws:kms"` in the bucket’s encryption configuration.',

  evaluate(bucket, configuration) {
    const settings = settingsOf(bucket, 'encryption', configuration)
    const isKms = someSays(settings, bucket, said =>
      equals(said.get(SSE_ALGORITHM), 'aws:kms', 'aws:kms:dsse'),
    )
    const holds = either(isKms, takesAccessLogs(bucket, configuration))
    return requireThat(holds, bucket, 'No encryption configuration of the bucket names `aws:kms`.')
  },

  examples: {
    passes: [
      bucketWith('sse_algorithm = "aws:kms"'),
      bucketWith('sse_algorithm = "aws:kms:dsse"'),
      inlineBucketWith('sse_algorithm = "aws:kms"'),
      `${bucketWith('sse_algorithm = "aws:kms"')}
resource "aws_s3_bucket_logging" "b" {
  bucket        = aws_s3_bucket.b.id
  target_bucket = aws_s3_bucket.logs.id
}
resource "aws_s3_bucket" "logs" {}`,
    ],
    fails: [
      markBucket(bucketWith('sse_algorithm = "AES256"')),
      markBucket(inlineBucketWith('sse_algorithm = "AES256"')),
      'resource "aws_s3_bucket" "b" {} #!',
    ],
    undecided: [`variable "sse" {}\n${bucketWith('sse_algorithm = var.sse')}`],
  },
})
