import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, not } from '../../resource/truth.ts'
import { broker } from './broker-example.ts'
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

  evaluate(resource) {
    const version = resource.get('engine_version')
    // What is still older is told by `mq-version`.
    const isOld = both(
      isVersionBefore(SUPPORTED_BY_AWS, resource),
      not(isVersionBefore(KEPT_BY_MAKERS, resource)),
    )
    return forbidThat(isOld, version, 'Amazon MQ no longer supports this version.')
  },

  examples: {
    passes: [
      'resource "aws_mq_broker" "main" { engine_type = "ActiveMQ" }',
      broker('ActiveMQ', '"5.18"'),
      broker('RabbitMQ', '"4.2"'),
      broker('ActiveMQ', '"5.15.0"', 'aws_mq_configuration'),
    ],
    fails: [
      broker('ActiveMQ', '"5.17.6" #!'),
      broker('RabbitMQ', '"3.12.13" #!'),
      broker('ActiveMQ', '"5.16.7" #!', 'aws_mq_configuration'),
    ],
    undecided: [`variable "version" {}\n${broker('ActiveMQ', 'var.version')}`],
  },
})
