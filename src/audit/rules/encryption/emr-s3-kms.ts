import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isFalse } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'
import { S3_MODE, emrEncoded, emrEncryption, emrMissing } from './tables/emr-configuration.ts'

/** Clusters encrypt what they put into buckets with KMS. */
export const emrS3Kms = defineRule({
  id: 'emr-s3-kms',
  title: 'EMR cluster does not encrypt objects with KMS',
  why: 'With a key of S3 itself nobody can say who may decrypt an object, or see who did.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  aliases: ['CKV_AWS_171'],
  scope: 'resource',
  resources: ['aws_emr_security_configuration'],
  fix: 'Set `EncryptionMode` of `S3EncryptionConfiguration` to `SSE-KMS`.',

  evaluate(configuration) {
    const encryption = emrEncryption(configuration)
    const mode = encryption.get(S3_MODE)
    // Switched off, it is not asked how.
    const holds = both(
      equals(mode, 'SSE-KMS', 'CSE-KMS'),
      not(isFalse(encryption.get('EnableAtRestEncryption'))),
    )
    return requireThat(
      holds,
      mode,
      '`EncryptionMode` is not `SSE-KMS`, or encryption at rest is switched off.',
    )
  },

  examples: {
    passes: [
      emrEncoded(
        'AtRestEncryptionConfiguration = { S3EncryptionConfiguration = { EncryptionMode = "SSE-KMS" } }',
      ),
    ],
    fails: [
      emrEncoded(
        'AtRestEncryptionConfiguration = { S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" } } #!',
      ),
      emrEncoded(
        'EnableAtRestEncryption = false',
        'AtRestEncryptionConfiguration = { S3EncryptionConfiguration = { EncryptionMode = "SSE-KMS" } } #!',
      ),
      emrMissing(),
    ],
    undecided: ['variable "c" {}\nresource "aws_emr_security_configuration" "s" { configuration = var.c }'],
  },
})
