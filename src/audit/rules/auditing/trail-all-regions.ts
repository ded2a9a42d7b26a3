import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A trail records every region. */
export const trailAllRegions = defineRule({
  id: 'trail-all-regions',
  title: 'Trail records one region only',
  why: 'What an attacker does in another region is seen by nobody.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: [
    'CKV_AWS_67',
    'AWS-0014',
    'MULTI_REGION_CLOUD_TRAIL_ENABLED',
    'CIS AWS 3.1',
    'Security Hub CloudTrail.1',
  ],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Set `is_multi_region_trail = true`.',

  evaluate(trail) {
    return requireTrue(trail.get('is_multi_region_trail'), 'The trail records its own region only.')
  },

  examples: {
    passes: [
      'resource "aws_cloudtrail" "main" { is_multi_region_trail = true }',
      'resource "aws_cloudtrail" "main" { is_multi_region_trail = "true" }',
    ],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" {
  is_multi_region_trail = false #!
}`,
      `resource "aws_cloudtrail" "main" {
  is_multi_region_trail = null #!
}`,
    ],
    undecided: [
      `variable "all" {}
resource "aws_cloudtrail" "main" { is_multi_region_trail = var.all }`,
    ],
  },
})
