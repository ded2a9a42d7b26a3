import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** Somebody hears of it when a stack changes. */
export const cloudformationNotifications = defineRule({
  id: 'cloudformation-notifications',
  title: 'Stack tells no topic of its changes',
  why: 'A stack that fails half-way is noticed when something is missing.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_124', 'Security Hub CloudFormation.1'],
  scope: 'resource',
  resources: ['aws_cloudformation_stack'],
  fix: 'Name a topic in `notification_arns`.',

  evaluate(stack) {
    return requireSet(stack.get('notification_arns'), 'Nobody is told of changes of the stack.')
  },

  examples: {
    passes: [
      `resource "aws_sns_topic" "stacks" {}
resource "aws_cloudformation_stack" "main" { notification_arns = [aws_sns_topic.stacks.arn] }`,
    ],
    fails: [
      'resource "aws_cloudformation_stack" "main" {} #!',
      `resource "aws_cloudformation_stack" "main" {
  notification_arns = [] #!
}`,
    ],
    undecided: [
      `variable "topics" {}
resource "aws_cloudformation_stack" "main" { notification_arns = var.topics }`,
    ],
  },
})
