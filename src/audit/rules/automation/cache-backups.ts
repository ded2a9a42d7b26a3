import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isAtLeast, isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** A Redis cache is backed up. */
export const cacheBackups = defineRule({
  id: 'cache-backups',
  title: 'Redis cache is not backed up',
  why: 'What is cached only there is gone with its node.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: ['Security Hub ElastiCache.1'],
  aliasesOf: {
    aws_elasticache_cluster: ['CKV_AWS_134', 'AWS-0050'],
  },
  scope: 'resource',
  resources: ['aws_elasticache_cluster', 'aws_elasticache_replication_group'],
  fix: 'Set `snapshot_retention_limit` to the number of days that you need.',

  evaluate(cache) {
    // Memcached and nodes of the type cache.t1.micro have no snapshots, and a member of a group takes the group’s.
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups.html
    const isExempt = either(
      equals(cache.get('engine'), 'memcached'),
      equals(cache.get('node_type'), 'cache.t1.micro'),
      isSet(cache.get('replication_group_id')),
    )
    const isMember = cache.type === 'aws_elasticache_cluster' ? isExempt : 'no'
    const days = cache.get('snapshot_retention_limit')
    return requireThat(either(isAtLeast(days, 1), isMember), days, 'No snapshots are taken.')
  },

  examples: {
    passes: [
      `resource "aws_elasticache_cluster" "main" {
  engine                   = "redis"
  snapshot_retention_limit = 5
}`,
      'resource "aws_elasticache_cluster" "main" { engine = "memcached" }',
      `resource "aws_elasticache_cluster" "main" {
  engine    = "redis"
  node_type = "cache.t1.micro"
}`,
      `resource "aws_elasticache_cluster" "main" { replication_group_id = aws_elasticache_replication_group.main.id }
resource "aws_elasticache_replication_group" "main" { snapshot_retention_limit = 5 }`,
    ],
    fails: [
      `resource "aws_elasticache_cluster" "main" { #!
  engine = "redis"
}`,
      `resource "aws_elasticache_cluster" "main" {
  engine                   = "redis"
  snapshot_retention_limit = 0 #!
}`,
      'resource "aws_elasticache_replication_group" "main" {} #!',
    ],
    undecided: [
      `variable "days" {}
resource "aws_elasticache_cluster" "main" {
  engine                   = "redis"
  snapshot_retention_limit = var.days
}`,
    ],
  },
})
