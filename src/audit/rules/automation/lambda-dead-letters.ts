import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** Events that a function fails on are kept. */
export const lambdaDeadLetters = defineRule({
  id: 'lambda-dead-letters',
  title: 'Function loses the events that it fails on',
  why: 'An event that failed twice is dropped, and nobody knows.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_116', 'LAMBDA_DLQ_CHECK'],
  scope: 'resource',
  resources: ['aws_lambda_function'],
  fix: 'Add a `dead_letter_config` with the ARN of a queue or topic.',

  evaluate(lambda) {
    return requireSet(lambda.get('dead_letter_config.target_arn'), 'Events that it fails on are lost.')
  },

  examples: {
    passes: [
      `resource "aws_sqs_queue" "failed" {}
resource "aws_lambda_function" "main" {
  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
}`,
    ],
    fails: ['resource "aws_lambda_function" "main" {} #!'],
    undecided: [
      `variable "queue" {}
resource "aws_lambda_function" "main" {
  dead_letter_config {
    target_arn = var.queue
  }
}`,
    ],
  },
})
