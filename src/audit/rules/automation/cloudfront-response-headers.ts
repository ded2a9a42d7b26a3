import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'

/** A distribution adds the headers that protect who reads it. */
export const cloudfrontResponseHeaders = defineRule({
  id: 'cloudfront-response-headers',
  title: 'Distribution has no response headers policy',
  why: 'Browsers defend a page only where its headers ask them to.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV2_AWS_32'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `response_headers_policy_id` in the default cache behavior, and in the others that answer with pages.',

  evaluate(distribution) {
    // The others are for some paths, often of what is no page.
    const policy = distribution.get('default_cache_behavior.response_headers_policy_id')
    return requireThat(isSet(policy), distribution, 'Browsers are not asked to defend its pages.')
  },

  examples: {
    passes: [
      `resource "aws_cloudfront_response_headers_policy" "main" {}
resource "aws_cloudfront_distribution" "main" {
  default_cache_behavior {
    response_headers_policy_id = aws_cloudfront_response_headers_policy.main.id
  }
}`,
      `resource "aws_cloudfront_distribution" "main" {
  default_cache_behavior {
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }
}`,
    ],
    fails: [
      'resource "aws_cloudfront_distribution" "main" {} #!',
      `resource "aws_cloudfront_distribution" "main" { #!
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }
}`,
      `resource "aws_cloudfront_distribution" "main" { #!
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }
  ordered_cache_behavior {
    path_pattern               = "/help/*"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"
  }
}`,
    ],
    undecided: [
      `variable "policy" {}
resource "aws_cloudfront_distribution" "main" {
  default_cache_behavior {
    response_headers_policy_id = var.policy
  }
}`,
    ],
  },
})
