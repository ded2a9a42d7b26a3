import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet, isTrue } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'
import { cacheOfItsOwn } from './tables/cache-of-its-own.ts'

/** A cache asks who comes: with a token, or by users, both of which need TLS. */
export const elasticacheAuthToken = defineRule({
  id: 'elasticache-auth-token',
  title: 'Cache asks nobody for a password over TLS',
  why: 'Whoever is in the network reads and changes what is cached.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: ['CKV_AWS_31', 'Security Hub ElastiCache.6'],
  scope: 'resource',
  resources: ['aws_elasticache_replication_group'],
  fix: 'Set `transit_encryption_enabled = true`, and `auth_token` or `user_group_ids`.',

  evaluate(group, configuration) {
    // One that joins a global group has the token of that.
    const asks = ['auth_token', 'user_group_ids', 'global_replication_group_id']
    const isAsked = either(...asks.map(path => isSet(group.get(path))))
    const tls = 'transit_encryption_enabled'
    const isTls = either(isTrue(group.get(tls)), not(cacheOfItsOwn(tls).concerns(group, configuration)))
    return requireThat(
      both(isAsked, isTls),
      group,
      'There is no `auth_token` and no `user_group_ids`, or no TLS for it.',
    )
  },

  examples: {
    passes: [
      `resource "random_password" "p" { length = 32 }
resource "aws_elasticache_replication_group" "c" {
  transit_encryption_enabled = true
  auth_token                 = random_password.p.result
}`,
      `resource "aws_elasticache_replication_group" "c" {
  transit_encryption_enabled = true
  user_group_ids             = ["team"]
}`,
      `resource "aws_elasticache_replication_group" "c" {
  engine         = "valkey"
  user_group_ids = ["team"]
}`,
      'resource "aws_elasticache_replication_group" "c" { global_replication_group_id = "ldgnf-claims" }',
    ],
    fails: [
      'resource "aws_elasticache_replication_group" "c" {} #!',
      `resource "aws_elasticache_replication_group" "c" { #!
  transit_encryption_enabled = true
}`,
      `resource "aws_elasticache_replication_group" "c" { #!
  user_group_ids = ["team"]
}`,
    ],
    undecided: [
      `variable "token" {}
resource "aws_elasticache_replication_group" "c" {
  transit_encryption_enabled = true
  auth_token                 = var.token
}`,
    ],
  },
})
