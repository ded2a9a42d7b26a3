import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, type Truth } from '../../resource/truth.ts'
import { isDeclared, isReferredSo } from '../../views/pointed-at.ts'
import { isPrivateApi } from './api-reach.ts'
import { hasWebAcl } from './web-acl.ts'
const ASSOCIATIONS = ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association']
const API = 'resource "aws_api_gateway_rest_api" "a" {}'
const STAGE = 'resource "aws_api_gateway_stage" "s" { rest_api_id = aws_api_gateway_rest_api.a.id }'

/** What everybody reaches over HTTP stands behind a firewall that knows attacks. */
export const apiWaf = defineRule({
  id: 'api-waf',
  title: 'API on the internet has no web application firewall',
  why: 'Known attacks reach the application as they are sent.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: ['CKV2_AWS_29', 'Security Hub APIGateway.4'],
  scope: 'resource',
  resources: ['aws_api_gateway_rest_api', 'aws_api_gateway_stage'],
  fix: 'Add an `aws_wafv2_web_acl_association` with the ARN of each stage.',

  evaluate(resource, configuration) {
    const isApi = resource.type === 'aws_api_gateway_rest_api'
    return requireThat(
      isApi ? isSafeApi(resource, configuration) : isSafeStage(resource, configuration),
      resource,
      isApi ? 'No web ACL guards a stage of the API.' : 'No web ACL guards the stage.',
    )
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_rest_api" "a" {
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}
resource "aws_api_gateway_stage" "s" { rest_api_id = aws_api_gateway_rest_api.a.id }`,
      ...ASSOCIATIONS.map(
        type => `${API}\n${STAGE}\nresource "${type}" "w" { resource_arn = aws_api_gateway_stage.s.arn }`,
      ),
      `${API}
resource "aws_wafv2_web_acl_association" "w" {
  resource_arn = "arn:aws:apigateway:eu-west-1::/restapis/\${aws_api_gateway_rest_api.a.id}/stages/live"
}`,
    ],
    fails: [
      'resource "aws_api_gateway_rest_api" "a" {} #!',
      `resource "aws_api_gateway_rest_api" "a" {} #!
resource "aws_api_gateway_stage" "s" { rest_api_id = aws_api_gateway_rest_api.a.id } #!`,
      'resource "aws_api_gateway_stage" "s" {} #!',
    ],
    undecided: [
      `variable "types" {}
resource "aws_api_gateway_rest_api" "a" {
  endpoint_configuration {
    types = var.types
  }
}`,
    ],
  },
})

/** It is private, or one of its stages is guarded; a guarded one of which the API is not known may be its own. */
function isSafeApi(api: Resource, configuration: Configuration): Truth {
  const stages = configuration.pointingAt(api, { type: 'aws_api_gateway_stage', path: 'rest_api_id' })
  return either(
    isPrivateApi(api),
    hasWebAcl(configuration, ...stages.found, api),
    both(stages.others, isDeclared(configuration, ...ASSOCIATIONS)),
  )
}

function isSafeStage(stage: Resource, configuration: Configuration): Truth {
  const isSafe = isReferredSo(stage.get('rest_api_id'), ['aws_api_gateway_rest_api'], configuration, api =>
    either(isPrivateApi(api), hasWebAcl(configuration, api)),
  )
  return either(isSafe, hasWebAcl(configuration, stage))
}
