import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, startsWith } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { isReferredSo } from '../../views/pointed-at.ts'

/** Every route of an API asks who calls it. */
export const apiRouteAuthorization = defineRule({
  id: 'api-route-authorization',
  title: 'Route of an API does not ask who calls it',
  why: 'Anybody on the internet reaches what is behind the API.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/api-authorization',
  aliases: ['CKV_AWS_309', 'Security Hub APIGateway.8'],
  scope: 'resource',
  resources: ['aws_apigatewayv2_route'],
  fix: 'Set `authorization_type` to `JWT`, `AWS_IAM` or `CUSTOM`.',

  evaluate(route, configuration) {
    const type = route.get('authorization_type')
    const isAsked = equals(type, 'AWS_IAM', 'CUSTOM', 'JWT')
    return requireThat(
      either(isAsked, needsNone(route, configuration)),
      type,
      'The route asks for no authorization.',
    )
  },

  examples: {
    passes: [
      `resource "aws_apigatewayv2_route" "r" {
  route_key = "GET /claims"
  authorization_type = "JWT"
}`,
      `resource "aws_apigatewayv2_route" "r" {
  route_key = "GET /claims"
  authorization_type = "AWS_IAM"
}`,
      `resource "aws_apigatewayv2_route" "r" {
  route_key = "GET /claims"
  authorization_type = "CUSTOM"
}`,
      'resource "aws_apigatewayv2_route" "r" { route_key = "OPTIONS /claims" }',
      `resource "aws_apigatewayv2_api" "a" { protocol_type = "WEBSOCKET" }
resource "aws_apigatewayv2_route" "r" {
  api_id = aws_apigatewayv2_api.a.id
  route_key = "$default"
}`,
    ],
    fails: [
      `resource "aws_apigatewayv2_route" "r" { #!
  route_key = "GET /claims"
}`,
      `resource "aws_apigatewayv2_route" "r" {
  route_key = "GET /claims"
  authorization_type = "NONE" #!
}`,
      `resource "aws_apigatewayv2_api" "a" { protocol_type = "WEBSOCKET" }
resource "aws_apigatewayv2_route" "r" { #!
  api_id = aws_apigatewayv2_api.a.id
  route_key = "$connect"
}`,
    ],
    undecided: [
      `variable "type" {}
resource "aws_apigatewayv2_route" "r" {
  route_key = "GET /claims"
  authorization_type = var.type
}`,
    ],
  },
})

/**
 * Browsers ask OPTIONS without credentials. A WebSocket is authorized once, as it connects:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
 */
function needsNone(route: Resource, configuration: Configuration): Truth {
  const key = route.get('route_key')
  const isSocket = isReferredSo(route.get('api_id'), ['aws_apigatewayv2_api'], configuration, api =>
    equals(api.get('protocol_type'), 'WEBSOCKET'),
  )
  return either(startsWith(key, 'OPTIONS '), both(isSocket, not(equals(key, '$connect'))))
}
