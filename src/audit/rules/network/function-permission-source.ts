import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet, matches } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

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
    const isNarrowed = either(
      ...['source_arn', 'source_account', 'principal_org_id'].map(path => isSet(permission.get(path))),
    )
    const isForOther = not(matches(principal, /\.amazonaws\.com(?:\.cn)?$/))
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
      given('"111122223333"'),
      given('"arn:aws:iam::111122223333:role/caller"'),
    ],
    fails: [
      given('"s3.amazonaws.com"').replace('{', '{ #!'),
      given('"events.amazonaws.com"', { source_arn: '""' }).replace('{', '{ #!'),
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
