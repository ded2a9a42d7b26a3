import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equalsInAnyCase } from '../../resource/predicates.ts'

/** A function that is traced is so whoever calls it. */
export const lambdaActiveTracing = defineRule({
  id: 'lambda-active-tracing',
  title: 'Function is traced only where its caller is',
  why: 'What a caller without a trace asks of it cannot be followed.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['AWS-0066', 'Security Hub Lambda.7'],
  scope: 'resource',
  resources: ['aws_lambda_function'],
  fix: 'Set `mode = "Active"` in `tracing_config`.',

  evaluate(lambda) {
    // https://docs.aws.amazon.com/lambda/latest/api/API_TracingConfig.html
    const mode = lambda.get('tracing_config.mode')
    return forbidThat(
      equalsInAnyCase(mode, 'PassThrough'),
      mode,
      'Requests that bring no trace are not traced.',
    )
  },

  examples: {
    passes: [
      'resource "aws_lambda_function" "main" {}',
      `resource "aws_lambda_function" "main" {
  tracing_config {
    mode = "Active"
  }
}`,
    ],
    fails: [
      `resource "aws_lambda_function" "main" {
  tracing_config {
    mode = "PassThrough" #!
  }
}`,
      `resource "aws_lambda_function" "main" {
  tracing_config {
    mode = "Passthrough" #!
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
