import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** An identity pool gives no credentials to strangers. */
export const cognitoGuests = defineRule({
  id: 'cognito-guests',
  title: 'Identity pool gives credentials to guests',
  why: 'Anybody on the internet gets credentials of the account.',
  severity: 'high',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_366', 'Security Hub Cognito.2'],
  scope: 'resource',
  resources: ['aws_cognito_identity_pool'],
  fix: 'Set `allow_unauthenticated_identities = false`.',

  evaluate(pool) {
    const guests = pool.get('allow_unauthenticated_identities')
    return forbidThat(isTrue(guests), guests, 'Anybody gets credentials of the account.')
  },

  examples: {
    passes: [
      'resource "aws_cognito_identity_pool" "main" { identity_pool_name = "app" }',
      'resource "aws_cognito_identity_pool" "main" { allow_unauthenticated_identities = false }',
    ],
    fails: [
      `resource "aws_cognito_identity_pool" "main" {
  allow_unauthenticated_identities = true #!
}`,
    ],
    undecided: [
      `variable "guests" {}
resource "aws_cognito_identity_pool" "main" { allow_unauthenticated_identities = var.guests }`,
    ],
  },
})
