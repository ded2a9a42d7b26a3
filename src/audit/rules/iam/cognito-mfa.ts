import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either, truth } from '../../resource/truth.ts'

/** People who log in to an application have a second factor, or may have one. */
export const cognitoMfa = defineRule({
  id: 'cognito-mfa',
  title: 'User pool has no multi-factor authentication',
  why: 'Whoever guesses or buys a password is in.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/cognito',
  aliases: [],
  scope: 'resource',
  resources: ['aws_cognito_user_pool'],
  fix: 'Set `mfa_configuration = "ON"`, or `"OPTIONAL"`, with `software_token_mfa_configuration`.',

  evaluate(pool) {
    const mode = pool.get('mfa_configuration')
    // OFF is the default.
    const isOff = either(equals(mode, 'OFF'), truth(mode.value === null))
    return forbidThat(isOff, mode, 'Users cannot have a second factor.')
  },

  examples: {
    passes: [
      'resource "aws_cognito_user_pool" "p" {\n  mfa_configuration = "ON"\n}',
      'resource "aws_cognito_user_pool" "p" {\n  mfa_configuration = "OPTIONAL"\n}',
    ],
    fails: [
      'resource "aws_cognito_user_pool" "p" { #!\n  name = "p"\n}',
      'resource "aws_cognito_user_pool" "p" {\n  mfa_configuration = "OFF" #!\n}',
    ],
    undecided: ['variable "m" {}\nresource "aws_cognito_user_pool" "p" {\n  mfa_configuration = var.m\n}'],
  },
})
