import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, type Truth } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'
import { oncePerResource } from '../../views/once-per.ts'
import { isReferredSo } from '../../views/pointed-at.ts'
import { namesCustomerKey } from './demand/names-customer-key.ts'
import { SSE_KEY, bucketWith } from './tables/bucket-examples.ts'

/** An object names a key of the customer’s, or its bucket does so for all that it holds. */
export const s3ObjectCustomerKey = defineRule({
  id: 's3-object-customer-key',
  title: 'Object is encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the bucket reads the object.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  aliases: [],
  aliasesOf: { aws_s3_bucket_object: ['CKV_AWS_186'] },
  scope: 'resource',
  resources: ['aws_s3_bucket_object', 'aws_s3_object'],
  fix: 'Set `kms_key_id` to the ARN of a KMS key of yours, or make it the default of the bucket.',

  evaluate(object, configuration) {
    const key = object.get('kms_key_id')
    const holds = either(namesCustomerKey(key, configuration), isByBucket(object, configuration))
    return requireThat(holds, key, 'Neither the object nor its bucket names a key of yours.')
  },

  examples: {
    passes: [
      `resource "aws_kms_key" "k" {}
resource "aws_s3_bucket_object" "o" {
  bucket     = "b"
  kms_key_id = aws_kms_key.k.arn
}`,
      `${bucketWith('kms_master_key_id = aws_kms_key.k.arn')}\nresource "aws_s3_object" "o" { bucket = aws_s3_bucket.b.id }`,
    ],
    fails: [
      `resource "aws_s3_bucket_object" "o" { #!
  bucket = "b"
}`,
      `resource "aws_s3_object" "o" {
  bucket     = "b"
  kms_key_id = "alias/aws/s3" #!
}`,
      `${bucketWith('sse_algorithm = "aws:kms"')}\nresource "aws_s3_object" "o" { bucket = aws_s3_bucket.b.id } #!`,
    ],
    undecided: [
      `variable "k" {}
resource "aws_s3_object" "o" {
  bucket     = "b"
  kms_key_id = var.k
}`,
    ],
  },
})

function isByBucket(object: Resource, configuration: Configuration): Truth {
  return isReferredSo(object.get('bucket'), ['aws_s3_bucket'], configuration, bucket =>
    hasCustomerKey(bucket, configuration),
  )
}

/** Thousands of objects may be in one bucket. */
const hasCustomerKey = oncePerResource(
  (bucket, configuration): Truth =>
    someSays(settingsOf(bucket, 'encryption', configuration), bucket, said =>
      namesCustomerKey(said.get(SSE_KEY), configuration),
    ),
)
