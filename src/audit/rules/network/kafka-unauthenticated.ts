import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const PATH = 'client_authentication.unauthenticated'

/** https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication.html */
export const kafkaUnauthenticated = defineRule({
  id: 'kafka-unauthenticated',
  title: 'Kafka brokers ask nobody who they are',
  why: 'Whatever gets into the network may read and write every topic.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['Security Hub MSK.6'],
  scope: 'resource',
  resources: ['aws_msk_cluster'],
  fix: 'Set `unauthenticated = false`, and switch SASL or mutual TLS on.',

  evaluate(cluster) {
    const isOpen = cluster.get(PATH)
    return forbidThat(isTrue(isOpen), isOpen, 'Clients need no credentials.')
  },

  examples: {
    passes: [
      resourceWith('aws_msk_cluster', { [PATH]: 'false' }),
      resourceWith('aws_msk_cluster', { 'client_authentication.sasl.iam': 'true' }),
    ],
    fails: [resourceWith('aws_msk_cluster', { [PATH]: 'true #!' })],
    undecided: [`variable "is" {}\n${resourceWith('aws_msk_cluster', { [PATH]: 'var.is' })}`],
  },
})
