import { defineRule } from '../../define-rule.ts'
import { pass, requireSet } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'

/** Client certificates exist for WebSocket APIs, not for HTTP APIs. */
function takesCertificate(stage: Resource, configuration: Configuration): boolean {
  if (stage.type === 'aws_api_gateway_stage') return true
  const apis = configuration.referredTo(stage.get('api_id'), 'aws_apigatewayv2_api')
  return apis.some(api => equals(api.get('protocol_type'), 'WEBSOCKET') === 'yes')
}

/** What stands behind an API knows that the API asks. */
export const apiGatewayClientCertificate = defineRule({
  id: 'api-gateway-client-certificate',
  title: 'API Gateway stage shows no client certificate',
  why: 'Whoever finds the address of what stands behind can ask it past the API.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV2_AWS_51', 'Security Hub APIGateway.2'],
  scope: 'resource',
  resources: ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'],
  fix: 'Set `client_certificate_id`.',

  evaluate(stage, configuration) {
    if (!takesCertificate(stage, configuration)) return pass
    return requireSet(
      stage.get('client_certificate_id'),
      'What stands behind cannot tell the API from others.',
    )
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_client_certificate" "main" {}
resource "aws_api_gateway_stage" "main" { client_certificate_id = aws_api_gateway_client_certificate.main.id }`,
      `resource "aws_apigatewayv2_api" "main" { protocol_type = "HTTP" }
resource "aws_apigatewayv2_stage" "main" { api_id = aws_apigatewayv2_api.main.id }`,
    ],
    fails: [
      'resource "aws_api_gateway_stage" "main" {} #!',
      `resource "aws_apigatewayv2_api" "main" { protocol_type = "WEBSOCKET" }
resource "aws_apigatewayv2_stage" "main" { #!
  api_id = aws_apigatewayv2_api.main.id
}`,
    ],
    undecided: [
      `variable "certificate" {}
resource "aws_api_gateway_stage" "main" { client_certificate_id = var.certificate }`,
    ],
  },
})
