import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'
import { emrEncoded, emrEncryption, emrMissing, emrText } from './tables/emr-configuration.ts'

/** Clusters with a security configuration encrypt what they store. */
export const emrAtRestEncrypted = defineRule({
  id: 'emr-at-rest-encrypted',
  title: 'EMR cluster does not encrypt what it stores',
  why: 'Intermediate results and outputs lie in clear on disks and in buckets.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: ['AWS-0137', 'Security Hub EMR.3'],
  scope: 'resource',
  resources: ['aws_emr_security_configuration'],
  fix: 'Set `EnableAtRestEncryption` to true, and add `AtRestEncryptionConfiguration`.',

  evaluate(configuration) {
    const enabled = emrEncryption(configuration).get('EnableAtRestEncryption')
    return requireTrue(enabled, '`EnableAtRestEncryption` is not true.')
  },

  examples: {
    passes: [emrText('"EnableAtRestEncryption": true'), emrEncoded('EnableAtRestEncryption = true')],
    fails: [emrEncoded('EnableAtRestEncryption = false #!'), emrMissing()],
    undecided: ['variable "c" {}\nresource "aws_emr_security_configuration" "s" { configuration = var.c }'],
  },
})
