import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** What everybody reaches over HTTP stands behind a firewall that knows attacks. */
export const distributionWaf = defineRule({
  id: 'distribution-waf',
  title: 'CloudFront distribution has no web application firewall',
  why: 'Known attacks reach the application as they are sent.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: ['CKV_AWS_68', 'AWS-0011', 'Security Hub CloudFront.6'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `web_acl_id` to the ARN of a web ACL with scope `CLOUDFRONT`.',

  evaluate(distribution) {
    return requireSet(distribution.get('web_acl_id'), 'No web ACL guards the distribution.')
  },

  examples: {
    passes: [
      `resource "aws_wafv2_web_acl" "w" {}
resource "aws_cloudfront_distribution" "d" { web_acl_id = aws_wafv2_web_acl.w.arn }`,
    ],
    fails: [
      'resource "aws_cloudfront_distribution" "d" {} #!',
      `resource "aws_cloudfront_distribution" "d" {
  web_acl_id = "" #!
}`,
    ],
    undecided: [
      `variable "acl" {}
resource "aws_cloudfront_distribution" "d" { web_acl_id = var.acl }`,
    ],
  },
})
