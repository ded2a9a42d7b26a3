import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'

/** Keys that AWS rotates do so. */
export const kmsKeyRotation = defineRule({
  id: 'kms-key-rotation',
  title: 'KMS key does not rotate',
  why: 'A key that never rotates turns one leak into a permanent one.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/key-rotation',
  aliases: ['CKV_AWS_7', 'AWS-0065', 'CIS AWS 3.6', 'Security Hub KMS.4'],
  scope: 'resource',
  resources: ['aws_kms_key'],
  fix: 'Set `enable_key_rotation = true` on the key.',

  evaluate(key) {
    // AWS rotates symmetric keys only: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
    const isSymmetric = equals(key.get('customer_master_key_spec'), 'SYMMETRIC_DEFAULT')
    const rotation = key.get('enable_key_rotation')
    return requireThat(either(not(isSymmetric), isTrue(rotation)), rotation, 'Automatic rotation is off.')
  },

  examples: {
    passes: [
      'resource "aws_kms_key" "k" { enable_key_rotation = true }',
      'resource "aws_kms_key" "k" { customer_master_key_spec = "RSA_4096" }',
    ],
    fails: [
      'resource "aws_kms_key" "k" {} #!',
      'resource "aws_kms_key" "k" {\n  enable_key_rotation = false #!\n}',
    ],
    undecided: ['variable "r" {}\nresource "aws_kms_key" "k" { enable_key_rotation = var.r }'],
  },
})
