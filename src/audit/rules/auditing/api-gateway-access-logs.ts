import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A stage of an API logs its requests. */
export const apiGatewayAccessLogs = defineRule({
  id: 'api-gateway-access-logs',
  title: 'API Gateway stage does not log its requests',
  why: 'Without them nobody can say who called what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['AWS-0001', 'CKV_AWS_76'],
  aliasesOf: {
    aws_apigatewayv2_stage: ['CKV_AWS_95', 'Security Hub APIGateway.9'],
  },
  scope: 'resource',
  resources: ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'],
  fix: 'Add an `access_log_settings` block with a `destination_arn`.',

  evaluate(stage) {
    return requireSet(stage.get('access_log_settings.destination_arn'), 'Requests are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_cloudwatch_log_group" "api" {}
resource "aws_api_gateway_stage" "main" {
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = "$context.requestId"
  }
}`,
      `resource "aws_cloudwatch_log_group" "api" {}
resource "aws_apigatewayv2_stage" "main" {
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = "$context.requestId"
  }
}`,
    ],
    fails: [
      'resource "aws_api_gateway_stage" "main" {} #!',
      `resource "aws_apigatewayv2_stage" "main" { #!
  name = "live"
}`,
    ],
    undecided: [
      `variable "group" {}
resource "aws_api_gateway_stage" "main" {
  access_log_settings {
    destination_arn = var.group
    format          = "$context.requestId"
  }
}`,
    ],
  },
})
