import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast, isTrue } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

/** Browsers are told to come back by HTTPS only. */
export const strictTransportSecurity = defineRule({
  id: 'strict-transport-security',
  title: 'Response headers do not ask for HTTPS',
  why: 'The first request of each visit can be read and changed on its way.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV_AWS_259'],
  scope: 'resource',
  resources: ['aws_cloudfront_response_headers_policy'],
  fix: 'Add `strict_transport_security` with a year’s `access_control_max_age_sec`, `include_subdomains`, `preload` and `override`.',

  evaluate(policy) {
    const transport = policy.get('security_headers_config.strict_transport_security')
    const isStrict = both(
      isAtLeast(transport.get('access_control_max_age_sec'), 31_536_000),
      isTrue(transport.get('include_subdomains')),
      isTrue(transport.get('preload')),
      isTrue(transport.get('override')),
    )
    return requireThat(isStrict, transport, 'Browsers may come back without encryption.')
  },

  examples: {
    passes: [
      `resource "aws_cloudfront_response_headers_policy" "main" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}`,
    ],
    fails: [
      'resource "aws_cloudfront_response_headers_policy" "main" {} #!',
      `resource "aws_cloudfront_response_headers_policy" "main" {
  security_headers_config {
    strict_transport_security { #!
      access_control_max_age_sec = 3600
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}`,
      `resource "aws_cloudfront_response_headers_policy" "main" {
  security_headers_config {
    strict_transport_security { #!
      access_control_max_age_sec = 31536000
      include_subdomains         = false
      preload                    = true
      override                   = true
    }
  }
}`,
    ],
    undecided: [
      `variable "age" {}
resource "aws_cloudfront_response_headers_policy" "main" {
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = var.age
      include_subdomains         = true
      preload                    = true
      override                   = true
    }
  }
}`,
    ],
  },
})
