import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** A bucket’s lock is closed where there is one. */
export const bucketObjectLock = defineRule({
  id: 'bucket-object-lock',
  title: 'Object lock of the bucket is not enabled',
  why: 'A lock that is configured but open keeps nobody from deleting.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['CKV_AWS_143', 'S3_BUCKET_DEFAULT_LOCK_ENABLED'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Set `object_lock_enabled = "Enabled"` in `object_lock_configuration`.',

  evaluate(bucket) {
    const lock = bucket.get('object_lock_configuration')
    const enabled = lock.get('object_lock_enabled')
    if (!lock.isWritten || !enabled.isWritten) return pass
    return requireThat(either(equals(enabled, 'Enabled'), isTrue(enabled)), enabled, 'The lock is open.')
  },

  examples: {
    passes: [
      'resource "aws_s3_bucket" "main" {}',
      `resource "aws_s3_bucket" "main" {
  object_lock_configuration {
    object_lock_enabled = "Enabled"
  }
}`,
    ],
    fails: [
      `resource "aws_s3_bucket" "main" {
  object_lock_configuration {
    object_lock_enabled = "Disabled" #!
  }
}`,
    ],
    undecided: [
      `variable "lock" {}
resource "aws_s3_bucket" "main" {
  object_lock_configuration {
    object_lock_enabled = var.lock
  }
}`,
    ],
  },
})
