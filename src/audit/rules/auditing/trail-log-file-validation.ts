import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Changed or deleted log files of a trail are noticed. */
export const trailLogFileValidation = defineRule({
  id: 'trail-log-file-validation',
  title: 'Log files of the trail are not validated',
  why: 'Whoever can write to the bucket can rewrite history.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: [
    'CKV_AWS_36',
    'AWS-0016',
    'CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED',
    'CIS AWS 3.2',
    'Security Hub CloudTrail.4',
    'ScoutSuite cloudtrail-no-log-file-validation',
  ],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Set `enable_log_file_validation = true`.',

  evaluate(trail) {
    return requireTrue(trail.get('enable_log_file_validation'), 'Nobody would notice a changed log file.')
  },

  examples: {
    passes: ['resource "aws_cloudtrail" "main" { enable_log_file_validation = true }'],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" {
  enable_log_file_validation = false #!
}`,
    ],
    undecided: [
      `variable "validated" {}
resource "aws_cloudtrail" "main" { enable_log_file_validation = var.validated }`,
    ],
  },
})
