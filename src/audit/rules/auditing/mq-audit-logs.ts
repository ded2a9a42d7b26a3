import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equalsInAnyCase, isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** An ActiveMQ broker keeps its audit log. */
export const mqAuditLogs = defineRule({
  id: 'mq-audit-logs',
  title: 'Message broker keeps no audit log',
  why: 'Only the audit log says who changed the broker.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_197', 'AWS-0070', 'Security Hub MQ.2'],
  scope: 'resource',
  resources: ['aws_mq_broker'],
  fix: 'Set `audit = true` in a `logs` block.',

  evaluate(broker) {
    // RabbitMQ has no audit log.
    const isRabbit = equalsInAnyCase(broker.get('engine_type'), 'RabbitMQ')
    const audit = broker.get('logs.audit')
    return requireThat(either(isTrue(audit), isRabbit), audit, 'The audit log is off.')
  },

  examples: {
    passes: [
      `resource "aws_mq_broker" "main" {
  engine_type = "ActiveMQ"
  logs {
    audit = true
  }
}`,
      'resource "aws_mq_broker" "main" { engine_type = "RabbitMQ" }',
    ],
    fails: [
      `resource "aws_mq_broker" "main" { #!
  engine_type = "ActiveMQ"
}`,
      `resource "aws_mq_broker" "main" {
  engine_type = "ActiveMQ"
  logs {
    audit = false #!
  }
}`,
      `resource "aws_mq_broker" "main" {
  engine_type = "ActiveMQ"
  logs { #!
    general = true
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_mq_broker" "main" {
  engine_type = "ActiveMQ"
  logs {
    audit = var.on
  }
}`,
    ],
  },
})
