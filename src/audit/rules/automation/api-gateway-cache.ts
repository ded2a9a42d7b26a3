import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A stage keeps answers for a while. */
export const apiGatewayCache = defineRule({
  id: 'api-gateway-cache',
  title: 'API Gateway stage has no cache',
  why: 'Every request reaches what stands behind, and a few are enough to stop it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV_AWS_120'],
  scope: 'resource',
  resources: ['aws_api_gateway_stage'],
  fix: 'Set `cache_cluster_enabled = true`, and `cache_cluster_size`.',

  evaluate(stage) {
    return requireTrue(stage.get('cache_cluster_enabled'), 'Every request reaches what stands behind.')
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_stage" "main" {
  cache_cluster_enabled = true
  cache_cluster_size    = 0.5
}`,
    ],
    fails: [
      'resource "aws_api_gateway_stage" "main" {} #!',
      `resource "aws_api_gateway_stage" "main" {
  cache_cluster_enabled = false #!
}`,
    ],
    undecided: [
      `variable "cache" {}
resource "aws_api_gateway_stage" "main" { cache_cluster_enabled = var.cache }`,
    ],
  },
})
