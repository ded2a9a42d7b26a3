import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** Log files of a trail are encrypted with a key of one’s own. */
export const trailKmsKey = defineRule({
  id: 'trail-kms-key',
  title: 'Log files of the trail are not encrypted with a customer key',
  why: 'Only a key of one’s own says who may read the log, and records who did.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: [
    'CKV_AWS_35',
    'AWS-0015',
    'CLOUD_TRAIL_ENCRYPTION_ENABLED',
    'CIS AWS 3.5',
    'Security Hub CloudTrail.2',
    'ScoutSuite cloudtrail-no-encryption-with-kms',
  ],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Set `kms_key_id` to the ARN of a key of yours.',

  evaluate(trail) {
    return requireSet(trail.get('kms_key_id'), 'The trail names no KMS key.')
  },

  examples: {
    passes: [
      `resource "aws_kms_key" "trail" {}
resource "aws_cloudtrail" "main" { kms_key_id = aws_kms_key.trail.arn }`,
    ],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" {
  kms_key_id = "" #!
}`,
    ],
    undecided: [
      `variable "key" {}
resource "aws_cloudtrail" "main" { kms_key_id = var.key }`,
    ],
  },
})
