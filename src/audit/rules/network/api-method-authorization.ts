import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, isSet, isTrue } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'
import { isReferredSo } from '../../views/pointed-at.ts'
import { hasLimitingPolicy, isPrivateApi } from './api-reach.ts'

const OPEN = `resource "aws_api_gateway_method" "m" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  http_method   = "GET"
  authorization = "NONE"
}`

/** Every method of an API that everybody reaches asks who calls it. */
export const apiMethodAuthorization = defineRule({
  id: 'api-method-authorization',
  title: 'Method of an API does not ask who calls it',
  why: 'Anybody on the internet reaches what is behind the API.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/api-authorization',
  aliases: ['CKV_AWS_59', 'CKV2_AWS_70', 'AWS-0004'],
  scope: 'resource',
  resources: ['aws_api_gateway_method'],
  fix: 'Set `authorization` to `AWS_IAM`, `COGNITO_USER_POOLS` or `CUSTOM`, or `api_key_required = true`.',

  evaluate(method, configuration) {
    const authorization = method.get('authorization')
    const isOpen = both(
      not(isTrue(method.get('api_key_required'))),
      either(equals(authorization, 'NONE'), not(isSet(authorization))),
    )
    // Browsers ask OPTIONS without credentials before a request to another site.
    const isPreflight = equals(method.get('http_method'), 'OPTIONS')
    const isLimited = isReferredSo(
      method.get('rest_api_id'),
      ['aws_api_gateway_rest_api'],
      configuration,
      api => either(isPrivateApi(api), hasLimitingPolicy(api, configuration)),
    )
    return forbidThat(
      both(isOpen, not(isPreflight), not(isLimited)),
      authorization,
      'The method asks for neither authorization nor an API key.',
    )
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_method" "m" {
  http_method = "GET"
  authorization = "AWS_IAM"
}`,
      `resource "aws_api_gateway_method" "m" {
  http_method = "GET"
  authorization = "NONE"
  api_key_required = true
}`,
      `resource "aws_api_gateway_method" "m" {
  http_method = "OPTIONS"
  authorization = "NONE"
}`,
      `resource "aws_api_gateway_rest_api" "a" {
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}
${OPEN}`,
      `resource "aws_api_gateway_rest_api" "a" {}
resource "aws_api_gateway_rest_api_policy" "p" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "execute-api:Invoke", Resource = "*" }]
  })
}
${OPEN}`,
    ],
    fails: [
      `resource "aws_api_gateway_method" "m" {
  http_method = "GET"
  authorization = "NONE" #!
}`,
      'resource "aws_api_gateway_method" "m" { http_method = "POST" } #!',
      `resource "aws_api_gateway_rest_api" "a" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }]
  })
}
${OPEN.replace('"NONE"', '$& #!')}`,
    ],
    undecided: [
      `resource "aws_api_gateway_rest_api" "a" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "*"
        Condition = { NotIpAddress = { "aws:SourceIp" = "192.0.2.0/24" } }
      },
    ]
  })
}
${OPEN}`,
      `variable "who" {}
resource "aws_api_gateway_method" "m" {
  http_method = "GET"
  authorization = var.who
}`,
    ],
  },
})
