import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'
import { emrEncoded, emrEncryption, emrMissing, emrText } from './tables/emr-configuration.ts'

/** Clusters with a security configuration encrypt what they send. */
export const emrInTransitEncrypted = defineRule({
  id: 'emr-in-transit-encrypted',
  title: 'EMR cluster does not encrypt what it sends',
  why: 'Whoever is in the network reads what the nodes exchange.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: ['CKV_AWS_351', 'AWS-0138', 'Security Hub EMR.4'],
  scope: 'resource',
  resources: ['aws_emr_security_configuration'],
  fix: 'Set `EnableInTransitEncryption` to true, and add `InTransitEncryptionConfiguration`.',

  evaluate(configuration) {
    const enabled = emrEncryption(configuration).get('EnableInTransitEncryption')
    return requireTrue(enabled, '`EnableInTransitEncryption` is not true.')
  },

  examples: {
    passes: [emrText('"EnableInTransitEncryption": true'), emrEncoded('EnableInTransitEncryption = true')],
    fails: [emrEncoded('EnableInTransitEncryption = false #!'), emrMissing()],
    undecided: ['variable "c" {}\nresource "aws_emr_security_configuration" "s" { configuration = var.c }'],
  },
})
