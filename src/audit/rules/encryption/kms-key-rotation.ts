import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet, isTrue } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'

/** Keys that AWS rotates do so. */
export const kmsKeyRotation = defineRule({
  id: 'kms-key-rotation',
  title: 'KMS key does not rotate',
  why: 'A key that never rotates turns one leak into a permanent one.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/key-rotation',
  aliases: [
    'CKV_AWS_7',
    'AWS-0065',
    'CIS AWS 3.6',
    'Security Hub KMS.4',
    'KICS 22fbfeac',
    'ScoutSuite kms-cmk-rotation-disabled',
    'Guard CMK_BACKING_KEY_ROTATION_ENABLED',
  ],
  scope: 'resource',
  resources: ['aws_kms_key'],
  fix: 'Set `enable_key_rotation = true` on the key.',

  evaluate(key) {
    // AWS rotates symmetric keys in its own store only: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
    const isSymmetric = equals(key.get('customer_master_key_spec'), 'SYMMETRIC_DEFAULT')
    const isForOther = equals(key.get('key_usage'), 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT')
    const isKeptElsewhere = isSet(key.get('custom_key_store_id'))
    const rotation = key.get('enable_key_rotation')
    const holds = either(not(isSymmetric), isForOther, isKeptElsewhere, isTrue(rotation))
    return requireThat(holds, rotation, 'Automatic rotation is off.')
  },

  examples: {
    passes: [
      'resource "aws_kms_key" "k" { enable_key_rotation = true }',
      'resource "aws_kms_key" "k" { customer_master_key_spec = "RSA_4096" }',
      'resource "aws_kms_key" "k" { key_usage = "SIGN_VERIFY" }',
      'resource "aws_kms_key" "k" { custom_key_store_id = "cks-1234567890abcdef0" }',
    ],
    fails: [
      'resource "aws_kms_key" "k" {} #!',
      `resource "aws_kms_key" "k" {
  enable_key_rotation = false #!
}`,
    ],
    undecided: ['variable "r" {}\nresource "aws_kms_key" "k" { enable_key_rotation = var.r }'],
  },
})
