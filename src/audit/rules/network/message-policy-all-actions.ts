import { defineRule } from '../../define-rule.ts'
import { both } from '../../resource/truth.ts'
import { isAllOf } from '../../views/policy/admin.ts'
import { someOf } from '../../views/policy/some-of.ts'
import { forbidStatements } from './forbid-statements.ts'
import { policyWith } from './policy-example.ts'
import { resourceWith } from './resource-example.ts'

const SERVICES: Readonly<Record<string, string>> = {
  aws_sns_topic: 'sns',
  aws_sns_topic_policy: 'sns',
  aws_sqs_queue: 'sqs',
  aws_sqs_queue_policy: 'sqs',
}

/** Who may send need not be able to delete. */
export const messagePolicyAllActions = defineRule({
  id: 'message-policy-all-actions',
  title: 'Policy of a queue or topic allows everything',
  why: 'Whoever is let in can also read, purge and delete it, and let others in.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-policy',
  aliases: [],
  aliasesOf: { aws_sqs_queue: ['AWS-0097'], aws_sqs_queue_policy: ['CKV_AWS_72', 'AWS-0097'] },
  scope: 'resource',
  resources: Object.keys(SERVICES),
  fix: 'List the actions that are needed.',

  evaluate(resource) {
    const service = SERVICES[resource.type] ?? ''
    return forbidStatements(
      resource.get('policy'),
      ({ isAllow, actions }) =>
        both(
          isAllow,
          someOf(actions, action => isAllOf(service, action)),
        ),
      ({ actions }) => actions,
      () => 'Every action is allowed.',
    )
  },

  examples: {
    passes: Object.entries(SERVICES).flatMap(([type, service]) => [
      resourceWith(type),
      policyWith(type, 'policy', { Action: `["${service}:Get*", "${service}:SendMessage"]` }),
      policyWith(type, 'policy', { Effect: '"Deny"', Action: `"${service}:*"` }),
    ]),
    fails: Object.entries(SERVICES).flatMap(([type, service]) => [
      policyWith(type, 'policy', { Action: '"*" #!' }),
      policyWith(type, 'policy', { Action: `["${service}:*"] #!` }),
    ]),
    undecided: [
      `variable "actions" {}\n${policyWith('aws_sqs_queue_policy', 'policy', { Action: 'var.actions' })}`,
    ],
  },
})
