import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { both, either } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'
import { namesCustomerKey } from './demand/names-customer-key.ts'
import { SSE_ALGORITHM, SSE_KEY, bucketWith, inlineBucketWith, markBucket } from './tables/bucket-examples.ts'
import { takesAccessLogs } from './tables/log-bucket.ts'

/** A bucket names a key of the customer’s; one for access logs cannot. */
export const s3BucketCustomerKey = defineRule({
  id: 's3-bucket-customer-key',
  title: 'Bucket is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the bucket reads its objects.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  aliases: ['AWS-0132'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Set `kms_master_key_id` in the bucket’s encryption configuration to the ARN of a KMS key of yours.',

  evaluate(bucket, configuration) {
    const settings = settingsOf(bucket, 'encryption', configuration)
    // Beside `AES256`, S3 takes no key: its own encrypts.
    const isKeyed = someSays(settings, bucket, said =>
      both(
        namesCustomerKey(said.get(SSE_KEY), configuration),
        equals(said.get(SSE_ALGORITHM), 'aws:kms', 'aws:kms:dsse'),
      ),
    )
    const holds = either(isKeyed, takesAccessLogs(bucket, configuration))
    return requireThat(holds, bucket, 'No encryption configuration of the bucket names a key of yours.')
  },

  examples: {
    passes: [
      bucketWith('sse_algorithm     = "aws:kms"', 'kms_master_key_id = aws_kms_key.k.arn'),
      inlineBucketWith('sse_algorithm     = "aws:kms"', 'kms_master_key_id = aws_kms_key.k.arn'),
      bucketWith('sse_algorithm     = "aws:kms"', 'kms_master_key_id = "alias/claims"'),
    ],
    fails: [
      'resource "aws_s3_bucket" "b" {} #!',
      markBucket(bucketWith('sse_algorithm = "AES256"')),
      markBucket(bucketWith('sse_algorithm = "aws:kms"')),
      markBucket(bucketWith('sse_algorithm     = "AES256"', 'kms_master_key_id = aws_kms_key.k.arn')),
      markBucket(bucketWith('sse_algorithm     = "aws:kms"', 'kms_master_key_id = "alias/aws/s3"')),
    ],
    undecided: [
      `variable "key" {}\n${bucketWith('sse_algorithm     = "aws:kms"', 'kms_master_key_id = var.key')}`,
    ],
  },
})
