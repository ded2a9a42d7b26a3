import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** An API checks requests before it passes them on. */
export const apiGatewayRequestValidation = defineRule({
  id: 'api-gateway-request-validation',
  title: 'API Gateway method does not check requests',
  why: 'What is malformed reaches the code that trusts it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV2_AWS_53'],
  scope: 'resource',
  resources: ['aws_api_gateway_method'],
  fix: 'Set `request_validator_id`.',

  evaluate(method) {
    return requireSet(method.get('request_validator_id'), 'Requests are passed on as they come.')
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_request_validator" "main" {}
resource "aws_api_gateway_method" "main" { request_validator_id = aws_api_gateway_request_validator.main.id }`,
    ],
    fails: [
      `resource "aws_api_gateway_method" "main" { #!
  http_method = "POST"
}`,
    ],
    undecided: [
      `variable "validator" {}
resource "aws_api_gateway_method" "main" { request_validator_id = var.validator }`,
    ],
  },
})
