import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'

/** A function cannot take all of the account’s capacity. */
export const lambdaConcurrency = defineRule({
  id: 'lambda-concurrency',
  title: 'Function has no limit of its own',
  why: 'One function that is called too often stops all others.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_115', 'LAMBDA_CONCURRENCY_CHECK'],
  scope: 'resource',
  resources: ['aws_lambda_function'],
  fix: 'Set `reserved_concurrent_executions`.',

  evaluate(lambda) {
    // -1, the default: no limit of its own.
    const limit = lambda.get('reserved_concurrent_executions')
    return requireThat(isAtLeast(limit, 0), limit, 'It may take all of the account’s capacity.')
  },

  examples: {
    passes: ['resource "aws_lambda_function" "main" { reserved_concurrent_executions = 100 }'],
    fails: [
      'resource "aws_lambda_function" "main" {} #!',
      `resource "aws_lambda_function" "main" {
  reserved_concurrent_executions = -1 #!
}`,
    ],
    undecided: [
      `variable "limit" {}
resource "aws_lambda_function" "main" { reserved_concurrent_executions = var.limit }`,
    ],
  },
})
