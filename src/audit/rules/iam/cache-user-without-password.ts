import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, isTrue, startsWith } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'

/**
 * Users of a cache show who they are, by IAM or by a password.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export const cacheUserWithoutPassword = defineRule({
  id: 'cache-user-without-password',
  title: 'User of a cache needs no password',
  why: 'Everything that reaches the cache reads and changes what is in it.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/database-authentication',
  aliases: [],
  scope: 'resource',
  resources: ['aws_elasticache_user'],
  fix: 'Set `type = "iam"` in `authentication_mode`.',

  evaluate(user) {
    const type = user.get('authentication_mode.type')
    const older = user.get('no_password_required')
    // An access string that begins with “off” is a user who may do nothing, as `default` should be.
    const isOff = startsWith(user.get('access_string'), 'off')
    const isOpen = either(equals(type, 'no-password-required'), isTrue(older))
    return forbidThat(both(isOpen, not(isOff)), older.isWritten ? older : type, 'The user needs no password.')
  },

  examples: {
    passes: [
      'resource "aws_elasticache_user" "u" {\n  access_string = "on ~* +@all"\n  authentication_mode {\n    type = "iam"\n  }\n}',
      'resource "aws_elasticache_user" "u" {\n  access_string        = "off ~keys* -@all"\n  no_password_required = true\n}',
    ],
    fails: [
      'resource "aws_elasticache_user" "u" {\n  access_string        = "on ~* +@all"\n  no_password_required = true #!\n}',
      'resource "aws_elasticache_user" "u" {\n  access_string = "on ~* +@all"\n  authentication_mode {\n    type = "no-password-required" #!\n  }\n}',
    ],
    undecided: [
      'variable "n" {}\nresource "aws_elasticache_user" "u" {\n  access_string        = "on ~* +@all"\n  no_password_required = var.n\n}',
    ],
  },
})
