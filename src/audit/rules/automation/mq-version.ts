import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { textOf } from '../../resource/predicates.ts'

/** https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html */
const OLDEST: Readonly<Record<string, readonly [number, number]>> = { activemq: [5, 18], rabbitmq: [3, 13] }

/** A message broker runs a version that AWS still mends. */
export const mqVersion = defineRule({
  id: 'mq-version',
  title: 'Version of the message broker is no longer supported',
  why: 'Nobody mends what is found in it any more.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_208'],
  scope: 'resource',
  resources: ['aws_mq_broker', 'aws_mq_configuration'],
  fix: 'Set `engine_version` to one that is supported.',

  evaluate(broker) {
    const engine = textOf(broker.get('engine_type').value)?.toLowerCase()
    const version = broker.get('engine_version')
    const text = textOf(version.value)
    if (!version.isWritten) return pass
    if (engine === undefined || text === null) return undecided(version)
    const [oldestMajor, oldestMinor] = OLDEST[engine] ?? [0, 0]
    const [major = 0, minor = 0] = text.split('.').map(Number)
    const isSupported = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
    return isSupported ? pass : flag(version, `Version ${text} gets no more security updates.`)
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
  engine_version = "3.13"
}`,
      `resource "aws_mq_configuration" "main" {
  engine_type    = "ActiveMQ"
  engine_version = "5.19.1"
}`,
    ],
    fails: [
      `resource "aws_mq_broker" "main" {
  engine_type    = "ActiveMQ"
  engine_version = "5.15.0" #!
}`,
      `resource "aws_mq_broker" "main" {
  engine_type    = "RabbitMQ"
  engine_version = "3.8.6" #!
}`,
      `resource "aws_mq_configuration" "main" {
  engine_type    = "ActiveMQ"
  engine_version = "5.15.0" #!
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
