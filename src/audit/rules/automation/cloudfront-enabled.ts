import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A distribution that is there is on. */
export const cloudfrontEnabled = defineRule({
  id: 'cloudfront-enabled',
  title: 'Distribution is switched off',
  why: 'A distribution that nobody uses still names an origin that somebody may take over.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV_AWS_216'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `enabled = true`, or remove the distribution.',

  evaluate(distribution) {
    return requireTrue(distribution.get('enabled'), 'It serves nothing.')
  },

  examples: {
    passes: ['resource "aws_cloudfront_distribution" "main" { enabled = true }'],
    fails: [
      `resource "aws_cloudfront_distribution" "main" {
  enabled = false #!
}`,
      `resource "aws_cloudfront_distribution" "main" { #!
  comment = "old"
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_cloudfront_distribution" "main" { enabled = var.on }`,
    ],
  },
})
