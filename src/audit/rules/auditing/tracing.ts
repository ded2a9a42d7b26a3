import { defineRule } from '../../define-rule.ts'
import { requireSet, requireTrue } from '../../outcome.ts'

/** Requests can be followed through services. */
export const tracing = defineRule({
  id: 'tracing',
  title: 'Requests are not traced',
  why: 'Where a request went, and what failed, is otherwise put together from several logs.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: [],
  aliasesOf: {
    aws_api_gateway_stage: ['CKV_AWS_73', 'AWS-0003', 'Security Hub APIGateway.3'],
    aws_lambda_function: ['CKV_AWS_50', 'AWS-0066', 'Security Hub Lambda.7'],
    aws_sfn_state_machine: ['CKV_AWS_284'],
  },
  scope: 'resource',
  resources: ['aws_api_gateway_stage', 'aws_lambda_function', 'aws_sfn_state_machine'],
  fix: 'Switch X-Ray on: `xray_tracing_enabled = true`, `tracing_config { mode = "Active" }` or `tracing_configuration { enabled = true }`.',

  evaluate(resource) {
    const says = 'X-Ray traces no requests here.'
    if (resource.type === 'aws_api_gateway_stage')
      return requireTrue(resource.get('xray_tracing_enabled'), says)
    if (resource.type === 'aws_sfn_state_machine') {
      return requireTrue(resource.get('tracing_configuration.enabled'), says)
    }
    return requireSet(resource.get('tracing_config.mode'), says)
  },

  examples: {
    passes: [
      'resource "aws_api_gateway_stage" "main" { xray_tracing_enabled = true }',
      `resource "aws_lambda_function" "main" {
  tracing_config {
    mode = "Active"
  }
}`,
      `resource "aws_lambda_function" "main" {
  tracing_config {
    mode = "PassThrough"
  }
}`,
      `resource "aws_sfn_state_machine" "main" {
  tracing_configuration {
    enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_api_gateway_stage" "main" {} #!',
      `resource "aws_api_gateway_stage" "main" {
  xray_tracing_enabled = false #!
}`,
      'resource "aws_lambda_function" "main" {} #!',
      'resource "aws_sfn_state_machine" "main" {} #!',
      `resource "aws_sfn_state_machine" "main" {
  tracing_configuration {
    enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "mode" {}
resource "aws_lambda_function" "main" {
  tracing_config {
    mode = var.mode
  }
}`,
    ],
  },
})
