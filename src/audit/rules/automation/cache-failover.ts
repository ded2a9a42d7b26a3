import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A Redis group goes on when a node fails. */
export const cacheFailover = defineRule({
  id: 'cache-failover',
  title: 'Redis group does not fail over by itself',
  why: 'When its one primary fails, somebody has to be woken.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV2_AWS_50', 'Security Hub ElastiCache.3'],
  scope: 'resource',
  resources: ['aws_elasticache_replication_group'],
  fix: 'Set `automatic_failover_enabled = true`, and `multi_az_enabled = true`.',

  evaluate(group) {
    return requireTrue(group.get('automatic_failover_enabled'), 'Nothing takes over when the primary fails.')
  },

  examples: {
    passes: ['resource "aws_elasticache_replication_group" "main" { automatic_failover_enabled = true }'],
    fails: [
      'resource "aws_elasticache_replication_group" "main" {} #!',
      `resource "aws_elasticache_replication_group" "main" {
  automatic_failover_enabled = false #!
}`,
    ],
    undecided: [
      `variable "failover" {}
resource "aws_elasticache_replication_group" "main" { automatic_failover_enabled = var.failover }`,
    ],
  },
})
