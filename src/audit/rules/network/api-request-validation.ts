import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** An API refuses what is not a request that it knows. */
export const apiRequestValidation = defineRule({
  id: 'api-request-validation',
  title: 'API passes on requests that it did not look at',
  why: 'Whatever is sent reaches the code behind the API.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/api-authorization',
  aliases: ['CKV2_AWS_53'],
  scope: 'resource',
  resources: ['aws_api_gateway_method'],
  fix: 'Set `request_validator_id`.',

  evaluate(method) {
    const validator = method.get('request_validator_id')
    const isPreflight = equals(method.get('http_method'), 'OPTIONS')
    return requireThat(
      either(isSet(validator), isPreflight),
      validator,
      'No validator looks at what is sent to the method.',
    )
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_request_validator" "v" {}
resource "aws_api_gateway_method" "m" { request_validator_id = aws_api_gateway_request_validator.v.id }`,
      'resource "aws_api_gateway_method" "m" { http_method = "OPTIONS" }',
    ],
    fails: ['resource "aws_api_gateway_method" "m" { http_method = "GET" } #!'],
    undecided: [
      `variable "id" {}
resource "aws_api_gateway_method" "m" { request_validator_id = var.id }`,
    ],
  },
})
