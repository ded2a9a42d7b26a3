import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'
import { SSE_ALGORITHM, bucketWith, inlineBucketWith, markBucket } from './tables/bucket-examples.ts'

/** A bucket says how it encrypts what it stores. */
export const s3BucketEncrypted = defineRule({
  id: 's3-bucket-encrypted',
  title: 'Bucket does not say how it encrypts',
  why: 'Buckets encrypt by themselves only since 2023, with a key that everybody who may read uses unseen.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: [
    'CKV_AWS_19',
    'AWS-0088',
    'Security Hub S3.4',
    'Guard S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
    'ScoutSuite s3-bucket-no-default-encryption',
  ],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Add an `aws_s3_bucket_server_side_encryption_configuration` for the bucket.',

  evaluate(bucket, configuration) {
    const settings = settingsOf(bucket, 'encryption', configuration)
    const isEncrypted = someSays(settings, bucket, said => isSet(said.get(SSE_ALGORITHM)))
    return requireThat(isEncrypted, bucket, 'The bucket has no encryption configuration.')
  },

  examples: {
    passes: [
      bucketWith('sse_algorithm = "AES256"'),
      bucketWith('sse_algorithm = "aws:kms"'),
      inlineBucketWith('sse_algorithm = "AES256"'),
    ],
    fails: [
      'resource "aws_s3_bucket" "b" {} #!',
      `${bucketWith('sse_algorithm = "AES256"')}\nresource "aws_s3_bucket" "other" {} #!`,
      markBucket(
        bucketWith('sse_algorithm = "AES256"').replace('aws_s3_bucket.b.id', 'aws_s3_bucket.elsewhere.id'),
      ),
    ],
    undecided: [
      `variable "bucket" {}\n${bucketWith('sse_algorithm = "AES256"').replace('aws_s3_bucket.b.id', 'var.bucket')}`,
    ],
  },
})
