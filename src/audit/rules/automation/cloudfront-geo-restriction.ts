import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** It is decided which countries a distribution serves. */
export const cloudfrontGeoRestriction = defineRule({
  id: 'cloudfront-geo-restriction',
  title: 'Distribution serves every country',
  why: 'Attacks come from countries where one has no customers.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV_AWS_374'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `restriction_type` to `"whitelist"` or `"blacklist"`, with `locations`.',

  evaluate(distribution) {
    const kind = distribution.get('restrictions.geo_restriction.restriction_type')
    return requireThat(equals(kind, 'whitelist', 'blacklist'), kind, 'Every country is served.')
  },

  examples: {
    passes: [
      `resource "aws_cloudfront_distribution" "main" {
  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["CH", "DE"]
    }
  }
}`,
    ],
    fails: [
      'resource "aws_cloudfront_distribution" "main" {} #!',
      `resource "aws_cloudfront_distribution" "main" {
  restrictions {
    geo_restriction {
      restriction_type = "none" #!
    }
  }
}`,
    ],
    undecided: [
      `variable "kind" {}
resource "aws_cloudfront_distribution" "main" {
  restrictions {
    geo_restriction {
      restriction_type = var.kind
    }
  }
}`,
    ],
  },
})
