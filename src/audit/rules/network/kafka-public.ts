import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const PATH = 'broker_node_group_info.connectivity_info.public_access.type'

/** https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html */
export const kafkaPublic = defineRule({
  id: 'kafka-public',
  title: 'Kafka brokers can be reached from the internet',
  why: 'Only their security group and credentials then stand between the messages and everybody.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['CKV_AWS_291', 'Security Hub MSK.4'],
  scope: 'resource',
  resources: ['aws_msk_cluster'],
  fix: 'Set `type = "DISABLED"` in `public_access`.',

  evaluate(cluster) {
    const type = cluster.get(PATH)
    return forbidThat(equals(type, 'SERVICE_PROVIDED_EIPS'), type, 'The brokers get public addresses.')
  },

  examples: {
    passes: [
      resourceWith('aws_msk_cluster'),
      resourceWith('aws_msk_cluster', { [PATH]: '"DISABLED"' }),
      resourceWith('aws_msk_cluster', { 'broker_node_group_info.instance_type': '"kafka.m5.large"' }),
    ],
    fails: [resourceWith('aws_msk_cluster', { [PATH]: '"SERVICE_PROVIDED_EIPS" #!' })],
    undecided: [`variable "type" {}\n${resourceWith('aws_msk_cluster', { [PATH]: 'var.type' })}`],
  },
})
