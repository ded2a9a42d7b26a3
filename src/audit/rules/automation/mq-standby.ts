import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A message broker goes on when a data centre fails. */
export const mqStandby = defineRule({
  id: 'mq-standby',
  title: 'Message broker stands alone',
  why: 'When its one instance fails, messages wait or are lost.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['Security Hub MQ.5', 'Security Hub MQ.6'],
  scope: 'resource',
  resources: ['aws_mq_broker'],
  fix: 'Set `deployment_mode` to `"ACTIVE_STANDBY_MULTI_AZ"` (ActiveMQ) or `"CLUSTER_MULTI_AZ"` (RabbitMQ).',

  evaluate(broker) {
    const mode = broker.get('deployment_mode')
    const isDouble = equals(mode, 'ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ')
    return requireThat(isDouble, mode, 'Nothing takes over when it fails.')
  },

  examples: {
    passes: [
      'resource "aws_mq_broker" "main" { deployment_mode = "ACTIVE_STANDBY_MULTI_AZ" }',
      'resource "aws_mq_broker" "main" { deployment_mode = "CLUSTER_MULTI_AZ" }',
    ],
    fails: [
      'resource "aws_mq_broker" "main" {} #!',
      `resource "aws_mq_broker" "main" {
  deployment_mode = "SINGLE_INSTANCE" #!
}`,
    ],
    undecided: [
      `variable "mode" {}
resource "aws_mq_broker" "main" { deployment_mode = var.mode }`,
    ],
  },
})
