import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'
import { both, not, truth } from '../../resource/truth.ts'

/** Passwords of an application are no shorter than what AWS takes where nothing is asked for. */
export const cognitoPasswordLength = defineRule({
  id: 'cognito-password-length',
  title: 'User pool takes passwords of fewer than eight characters',
  why: 'Short passwords are guessed.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/cognito',
  aliases: [],
  scope: 'resource',
  resources: ['aws_cognito_user_pool'],
  fix: 'Set `minimum_length = 8`, or more, in `password_policy`.',

  evaluate(pool) {
    const length = pool.get('password_policy.minimum_length')
    const isShort = both(truth(length.isWritten), not(isAtLeast(length, 8)))
    return forbidThat(isShort, length, 'A password may have fewer than 8 characters.')
  },

  examples: {
    passes: [
      'resource "aws_cognito_user_pool" "p" {}',
      'resource "aws_cognito_user_pool" "p" {\n  password_policy {\n    minimum_length = 12\n  }\n}',
    ],
    fails: ['resource "aws_cognito_user_pool" "p" {\n  password_policy {\n    minimum_length = 6 #!\n  }\n}'],
    undecided: [
      'variable "l" {}\nresource "aws_cognito_user_pool" "p" {\n  password_policy {\n    minimum_length = var.l\n  }\n}',
    ],
  },
})
