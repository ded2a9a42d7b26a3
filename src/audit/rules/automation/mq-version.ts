import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { broker } from './broker-example.ts'
import { isVersionBefore, KEPT_BY_MAKERS } from './broker-version.ts'

/** A message broker runs no version that its makers have given up. */
export const mqVersion = defineRule({
  id: 'mq-version',
  title: 'Version of the message broker has been given up by its makers',
  why: 'Nobody mends what is found in it any more.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_208'],
  scope: 'resource',
  resources: ['aws_mq_broker', 'aws_mq_configuration'],
  fix: 'Set `engine_version` to one that AWS supports.',

  evaluate(resource) {
    const version = resource.get('engine_version')
    return forbidThat(
      isVersionBefore(KEPT_BY_MAKERS, resource),
      version,
      'Its makers gave this version up years ago.',
    )
  },

  examples: {
    passes: [
      'resource "aws_mq_broker" "main" { engine_type = "ActiveMQ" }',
      broker('ActiveMQ', '"5.16.0"'),
      broker('RabbitMQ', '"3.13"'),
      broker('ActiveMQ', '"5.19.1"', 'aws_mq_configuration'),
    ],
    fails: [
      broker('ActiveMQ', '"5.15.0" #!'),
      broker('RabbitMQ', '"3.7.28" #!'),
      broker('ActiveMQ', '"5.15.0" #!', 'aws_mq_configuration'),
    ],
    undecided: [`variable "version" {}\n${broker('ActiveMQ', 'var.version')}`],
  },
})
