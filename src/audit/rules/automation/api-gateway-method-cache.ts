import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Methods keep answers for a while. */
export const apiGatewayMethodCache = defineRule({
  id: 'api-gateway-method-cache',
  title: 'API Gateway methods have no cache',
  why: 'Every request reaches what stands behind, and a few are enough to stop it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV_AWS_225', 'AWS-0190'],
  scope: 'resource',
  resources: ['aws_api_gateway_method_settings'],
  fix: 'Set `caching_enabled = true` in `settings`, and `cache_data_encrypted = true`.',

  evaluate(settings) {
    return requireTrue(settings.get('settings.caching_enabled'), 'Answers of these methods are not kept.')
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_method_settings" "main" {
  settings {
    caching_enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_api_gateway_method_settings" "main" {} #!',
      `resource "aws_api_gateway_method_settings" "main" {
  settings {
    caching_enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "cache" {}
resource "aws_api_gateway_method_settings" "main" {
  settings {
    caching_enabled = var.cache
  }
}`,
    ],
  },
})
