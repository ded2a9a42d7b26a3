import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'
import { DISK_EBS, emrEncoded, emrEncryption, emrMissing } from './tables/emr-configuration.ts'

/** Clusters encrypt the EBS volumes of their instances. */
export const emrEbsEncrypted = defineRule({
  id: 'emr-ebs-encrypted',
  title: 'EMR cluster does not encrypt its EBS volumes',
  why: 'Encryption of local disks leaves out EBS volumes and the root unless it says so.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: ['CKV_AWS_350'],
  scope: 'resource',
  resources: ['aws_emr_security_configuration'],
  fix: 'Set `EnableEbsEncryption` of `LocalDiskEncryptionConfiguration` to true.',

  evaluate(configuration) {
    const enabled = emrEncryption(configuration).get(DISK_EBS)
    return requireTrue(enabled, '`EnableEbsEncryption` is not true.')
  },

  examples: {
    passes: [
      emrEncoded(
        'AtRestEncryptionConfiguration = { LocalDiskEncryptionConfiguration = { EnableEbsEncryption = true } }',
      ),
    ],
    fails: [
      emrMissing('EnableAtRestEncryption = true'),
      emrEncoded(
        'AtRestEncryptionConfiguration = { LocalDiskEncryptionConfiguration = { EnableEbsEncryption = false } } #!',
      ),
    ],
    undecided: ['variable "c" {}\nresource "aws_emr_security_configuration" "s" { configuration = var.c }'],
  },
})
