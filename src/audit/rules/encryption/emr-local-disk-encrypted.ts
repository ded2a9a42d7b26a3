import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { DISK_KEY, emrEncoded, emrEncryption, emrMissing } from './tables/emr-configuration.ts'

/** Clusters encrypt the disks of their instances. */
export const emrLocalDiskEncrypted = defineRule({
  id: 'emr-local-disk-encrypted',
  title: 'EMR cluster does not encrypt its disks',
  why: 'Intermediate results lie in clear on disks.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: ['CKV_AWS_349', 'AWS-0139'],
  scope: 'resource',
  resources: ['aws_emr_security_configuration'],
  fix: 'Add `LocalDiskEncryptionConfiguration` with a key of KMS.',

  evaluate(configuration) {
    const key = emrEncryption(configuration).get(DISK_KEY)
    return requireThat(isSet(key), key, 'No `LocalDiskEncryptionConfiguration` names what gives the key.')
  },

  examples: {
    passes: [
      emrEncoded(
        'AtRestEncryptionConfiguration = {',
        '  LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms" }',
        '}',
      ),
    ],
    fails: [emrMissing('EnableAtRestEncryption = true'), emrEncoded('AtRestEncryptionConfiguration = {} #!')],
    undecided: ['variable "c" {}\nresource "aws_emr_security_configuration" "s" { configuration = var.c }'],
  },
})
