import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, not } from '../../resource/truth.ts'
import { isVersionBefore, KEPT_BY_MAKERS, SUPPORTED_BY_AWS } from './broker-version.ts'

/** A message broker runs a version that AWS still mends. */
export const mqSupportedVersion = defineRule({
  id: 'mq-supported-version',
  title: 'Version of the message broker is no longer supported',
  why: 'AWS updates it when the support ends, at a time that nobody chose.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: [],
  scope: 'resource',
  resources: ['aws_mq_broker', 'aws_mq_configuration'],
  fix: 'Set `engine_version` to one that AWS supports.',

  evaluate(broker) {
    const version = broker.get('engine_version')
    // What is still older is told by `mq-version`.
    const isOld = both(
      isVersionBefore(SUPPORTED_BY_AWS, broker),
      not(isVersionBefore(KEPT_BY_MAKERS, broker)),
    )
    return forbidThat(isOld, version, 'Amazon MQ no longer supports this version.')
  },

  examples: {
    passes: [
      'resource "aws_mq_broker" "main" { engine_type = "ActiveMQ" }',
      `resource "aws_mq_broker" "main" {
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
}`,
      `resource "aws_mq_broker" "main" {
  engine_type    = "RabbitMQ"
  engine_version = "4.2"
}`,
      `resource "aws_mq_configuration" "main" {
  engine_type    = "ActiveMQ"
  engine_version = "5.15.0"
}`,
    ],
    fails: [
      `resource "aws_mq_broker" "main" {
  engine_type    = "ActiveMQ"
  engine_version = "5.17.6" #!
}`,
      `resource "aws_mq_broker" "main" {
  engine_type    = "RabbitMQ"
  engine_version = "3.12.13" #!
}`,
      `resource "aws_mq_configuration" "main" {
  engine_type    = "ActiveMQ"
  engine_version = "5.16.7" #!
}`,
    ],
    undecided: [
      `variable "version" {}
resource "aws_mq_broker" "main" {
  engine_type    = "ActiveMQ"
  engine_version = var.version
}`,
    ],
  },
})
