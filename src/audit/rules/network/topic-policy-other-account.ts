import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome, undecided } from '../../outcome.ts'
import type { Resource } from '../../resource/resource.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'
import { refersToHidden } from '../../views/pointed-at.ts'
import { restrictsCaller } from '../../views/policy/conditions.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { policyOf } from '../../views/policy/policy-of.ts'
import { accountsOf, mayHoldOthers, principalsOfType } from '../../views/policy/principals.ts'
import { isOwn, type OwnAccounts, ownAccounts } from '../iam/accounts.ts'
import { policyWith } from './policy-example.ts'

/** A topic is its own account’s. */
export const topicPolicyOtherAccount = defineRule({
  id: 'topic-policy-other-account',
  title: 'Policy of a topic lets another account in',
  why: 'What it sends to the topic, or reads from it, is out of this account’s control.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-policy',
  aliases: ['CKV_AWS_385'],
  scope: 'resource',
  resources: ['aws_sns_topic', 'aws_sns_topic_policy'],
  fix: 'Remove the account, or name it in `allowed_account_ids` of the provider if it is your own.',

  evaluate(topic, configuration) {
    const { statements, isComplete, at } = policyOf(topic.get('policy'))
    const own = withTopic(ownAccounts(configuration), topic)
    return [statements.map(statement => judge(statement, own)), isComplete ? [] : undecided(at)]
  },

  examples: {
    passes: [
      letting('{ Service = "events.amazonaws.com" }'),
      `data "aws_caller_identity" "me" {}\n${letting('{ AWS = data.aws_caller_identity.me.account_id }')}`,
      letting('{ AWS = "111122223333" }').replace(
        '{\n',
        '{\n  arn = "arn:aws:sns:eu-west-1:111122223333:t"\n',
      ),
      `provider "aws" {\n  allowed_account_ids = ["111122223333"]\n}\n${letting('{ AWS = "111122223333" }')}`,
      letting('{ AWS = "111122223333" }', '{ StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }'),
    ],
    fails: [
      letting('{ AWS = "arn:aws:iam::111122223333:root" } #!'),
      letting('{ AWS = "111122223333" } #!'),
      letting('{ AWS = "arn:aws:iam::111122223333:role/sender" } #!'),
      policyWith('aws_sns_topic', 'policy', { Principal: '{ AWS = "111122223333" } #!' }),
    ],
    undecided: [
      'variable "policy" {}\nresource "aws_sns_topic_policy" "t" { policy = var.policy }',
      `variable "org" {}\n${letting('{ AWS = "111122223333" }', '{ StringEquals = { "aws:PrincipalOrgID" = var.org } }')}`,
    ],
  },
})

function judge(statement: Statement, own: OwnAccounts): Outcome {
  const { principals } = statement
  const isOpen = both(statement.isAllow, not(restrictsCaller(statement)))
  const hidden = [
    ...principalsOfType(principals, 'AWS').filter(each => refersToHidden(each) === 'unknown'),
    ...(mayHoldOthers(principals) ? [principals.at] : []),
  ]
  return [
    accountsOf(principals).map(({ id, at }) =>
      forbidThat(both(isOpen, not(isOwn(id, own))), at, `The account ${id} is let in.`),
    ),
    isOpen === 'no' ? [] : hidden.map(at => undecided(at)),
  ]
}

/** With the account that the topic’s own ARN names. */
function withTopic({ ids, others }: OwnAccounts, topic: Resource): OwnAccounts {
  const arn = topic.get('arn')
  const [, id] = /^arn:aws[^:]*:sns:[^:]*:(\d{12}):/.exec(textOf(arn.value) ?? '') ?? []
  return {
    ids: id === undefined ? ids : new Set([...ids, id]),
    others: others === 'unknown' ? others : refersToHidden(arn),
  }
}

function letting(principal: string, condition?: string): string {
  return policyWith('aws_sns_topic_policy', 'policy', {
    Principal: principal,
    ...(condition === undefined ? {} : { Condition: condition }),
  })
}
