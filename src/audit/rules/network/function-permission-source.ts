import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet, startsWith } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

/** What says for whom a service may come; Alexa proves by a token which skill asks. */
const NARROWING = ['source_arn', 'source_account', 'principal_org_id', 'event_source_token']

/** How an account, a role or everybody is written: what begins in another way is a service. */
const OF_OTHERS = ['arn:', '*', ...Array.from({ length: 10 }, (_, digit) => String(digit))]

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export const functionPermissionSource = defineRule({
  id: 'function-permission-source',
  title: 'A service may call the function for any account',
  why: 'Others can have the service call the function for them: from their bucket, topic or API.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-policy',
  aliases: ['CKV_AWS_364', 'AWS-0067'],
  scope: 'resource',
  resources: ['aws_lambda_permission'],
  fix: 'Set `source_arn`, or at least `source_account`.',

  evaluate(permission) {
    const principal = permission.get('principal')
    const isNarrowed = either(...NARROWING.map(path => isSet(permission.get(path))))
    const isForOther = either(not(isSet(principal)), startsWith(principal, ...OF_OTHERS))
    return requireThat(
      either(isNarrowed, isForOther),
      permission,
      'Nothing says for which account or resource the service may come.',
    )
  },

  examples: {
    passes: [
      given('"s3.amazonaws.com"', { source_arn: '"arn:aws:s3:::acme"' }),
      given('"s3.amazonaws.com"', { source_account: '"111122223333"' }),
      given('"alexa-appkit.amazon.com"', { event_source_token: '"amzn1.ask.skill.1"' }),
      given('"111122223333"'),
      given('"*"'),
      given('"arn:aws:iam::111122223333:role/caller"'),
    ],
    fails: [
      given('"s3.amazonaws.com"').replace('{', '{ #!'),
      given('"events.amazonaws.com"', { source_arn: '""' }).replace('{', '{ #!'),
      given('"s3.${data.aws_partition.current.dns_suffix}"').replace('{', '{ #!'),
    ],
    undecided: [
      `variable "who" {}\n${given('var.who')}`,
      `variable "arn" {}\n${given('"s3.amazonaws.com"', { source_arn: 'var.arn' })}`,
    ],
  },
})

function given(principal: string, more: Readonly<Record<string, string>> = {}): string {
  return resourceWith('aws_lambda_permission', { principal, ...more })
}
