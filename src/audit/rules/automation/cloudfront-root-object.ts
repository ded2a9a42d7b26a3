import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A distribution says what it shows at its root. */
export const cloudfrontRootObject = defineRule({
  id: 'cloudfront-root-object',
  title: 'Distribution has no default root object',
  why: 'The root may then list everything that the bucket holds.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV_AWS_305', 'Security Hub CloudFront.1'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `default_root_object`, for example to `"index.html"`.',

  evaluate(distribution) {
    return requireSet(distribution.get('default_root_object'), 'Nothing says what its root shows.')
  },

  examples: {
    passes: ['resource "aws_cloudfront_distribution" "main" { default_root_object = "index.html" }'],
    fails: [
      'resource "aws_cloudfront_distribution" "main" {} #!',
      `resource "aws_cloudfront_distribution" "main" {
  default_root_object = "" #!
}`,
    ],
    undecided: [
      `variable "root" {}
resource "aws_cloudfront_distribution" "main" { default_root_object = var.root }`,
    ],
  },
})
