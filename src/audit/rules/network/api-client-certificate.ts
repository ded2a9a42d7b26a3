import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, not, some, type Truth } from '../../resource/truth.ts'

/** An API shows a certificate to what is behind it. */
export const apiClientCertificate = defineRule({
  id: 'api-client-certificate',
  title: 'What is behind an API does not know that the API calls it',
  why: 'Whoever finds the address behind the API can go around it.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/api-authorization',
  aliases: ['CKV2_AWS_51'],
  scope: 'resource',
  resources: ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'],
  fix: 'Set `client_certificate_id`, and let the backend ask for it.',

  evaluate(stage, configuration) {
    const certificate = stage.get('client_certificate_id')
    return requireThat(
      either(isSet(certificate), cannotHaveOne(stage, configuration)),
      certificate,
      'The stage has no client certificate.',
    )
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_client_certificate" "c" {}
resource "aws_api_gateway_stage" "s" { client_certificate_id = aws_api_gateway_client_certificate.c.id }`,
      'resource "aws_apigatewayv2_stage" "s" { client_certificate_id = "abc123" }',
      `resource "aws_apigatewayv2_api" "a" { protocol_type = "HTTP" }
resource "aws_apigatewayv2_stage" "s" { api_id = aws_apigatewayv2_api.a.id }`,
    ],
    fails: [
      'resource "aws_api_gateway_stage" "s" {} #!',
      `resource "aws_apigatewayv2_api" "a" { protocol_type = "WEBSOCKET" }
resource "aws_apigatewayv2_stage" "s" { api_id = aws_apigatewayv2_api.a.id } #!`,
    ],
    undecided: [
      `variable "id" {}
resource "aws_api_gateway_stage" "s" { client_certificate_id = var.id }`,
      `variable "api" {}
resource "aws_apigatewayv2_stage" "s" { api_id = var.api }`,
    ],
  },
})

/** Of the newer APIs only those of WebSockets can. */
function cannotHaveOne(stage: Resource, configuration: Configuration): Truth {
  if (stage.type === 'aws_api_gateway_stage') return 'no'
  const apis = configuration.referredTo(stage.get('api_id'), 'aws_apigatewayv2_api')
  if (apis.length === 0) return 'unknown'
  return not(some(apis, api => equals(api.get('protocol_type'), 'WEBSOCKET')))
}
