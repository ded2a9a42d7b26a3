import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A message broker keeps its general log. */
export const mqGeneralLogs = defineRule({
  id: 'mq-general-logs',
  title: 'Message broker keeps no general log',
  why: 'Without it nobody can say why a message was lost.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_48', 'AWS-0071', 'Security Hub MQ.2'],
  scope: 'resource',
  resources: ['aws_mq_broker'],
  fix: 'Set `general = true` in a `logs` block.',

  evaluate(broker) {
    return requireTrue(broker.get('logs.general'), 'The general log is off.')
  },

  examples: {
    passes: [
      `resource "aws_mq_broker" "main" {
  logs {
    general = true
  }
}`,
    ],
    fails: [
      'resource "aws_mq_broker" "main" {} #!',
      `resource "aws_mq_broker" "main" {
  logs {
    general = false #!
  }
}`,
      `resource "aws_mq_broker" "main" {
  logs { #!
    audit = true
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_mq_broker" "main" {
  logs {
    general = var.on
  }
}`,
    ],
  },
})
