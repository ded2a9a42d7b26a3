import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html */
export const subscriptionPlainHttp = defineRule({
  id: 'subscription-plain-http',
  title: 'Topic delivers by plain HTTP',
  why: 'Messages can be read on the way, and somebody else can pretend to be the topic.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls',
  aliases: [],
  scope: 'resource',
  resources: ['aws_sns_topic_subscription'],
  fix: 'Set `protocol = "https"`.',

  evaluate(subscription) {
    const protocol = subscription.get('protocol')
    return forbidThat(equals(protocol, 'http'), protocol, 'The messages are delivered by HTTP.')
  },

  examples: {
    passes: ['https', 'sqs', 'email'].map(each =>
      resourceWith('aws_sns_topic_subscription', { protocol: `"${each}"` }),
    ),
    fails: [resourceWith('aws_sns_topic_subscription', { protocol: '"http" #!' })],
    undecided: [`variable "p" {}\n${resourceWith('aws_sns_topic_subscription', { protocol: 'var.p' })}`],
  },
})
