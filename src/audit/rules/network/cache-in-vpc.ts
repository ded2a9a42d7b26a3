import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'

/** A cache names the subnets that it stands in. */
export const cacheInVpc = defineRule({
  id: 'cache-in-vpc',
  title: 'Cache is in the default subnet group',
  why: 'The default subnet group is that of the default VPC, whose subnets are public.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: ['Security Hub ElastiCache.7'],
  aliasesOf: { aws_elasticache_cluster: ['CKV_AWS_323'] },
  scope: 'resource',
  resources: ['aws_elasticache_cluster', 'aws_elasticache_replication_group'],
  fix: 'Set `subnet_group_name` to a group of private subnets.',

  evaluate(cache) {
    const group = cache.get('subnet_group_name')
    // A member of a replication group stands where its group does; of the group itself, this is the name.
    const isMember =
      cache.type === 'aws_elasticache_cluster' ? isSet(cache.get('replication_group_id')) : 'no'
    const isNamed = both(isSet(group), not(equals(group, 'default')))
    return requireThat(either(isNamed, isMember), group, 'The cache names no subnet group of its own.')
  },

  examples: {
    passes: [
      'resource "aws_elasticache_cluster" "c" { subnet_group_name = "private" }',
      'resource "aws_elasticache_replication_group" "c" { subnet_group_name = "private" }',
      `resource "aws_elasticache_replication_group" "g" { subnet_group_name = "private" }
resource "aws_elasticache_cluster" "c" { replication_group_id = aws_elasticache_replication_group.g.id }`,
    ],
    fails: [
      'resource "aws_elasticache_cluster" "c" {} #!',
      `resource "aws_elasticache_cluster" "c" {
  subnet_group_name = "default" #!
}`,
      'resource "aws_elasticache_replication_group" "c" {} #!',
      'resource "aws_elasticache_replication_group" "c" { replication_group_id = "sessions" } #!',
    ],
    undecided: [
      `variable "group" {}
resource "aws_elasticache_cluster" "c" { subnet_group_name = var.group }`,
    ],
  },
})
