import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast, isFalse } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** A search domain has three masters, of which one may fail. */
export const opensearchThreeMasters = defineRule({
  id: 'opensearch-three-masters',
  title: 'Search domain has fewer than three masters',
  why: 'With two masters neither may fail, since one alone decides nothing.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV_AWS_318', 'Security Hub ES.7', 'Security Hub Opensearch.11'],
  scope: 'resource',
  resources: ['aws_elasticsearch_domain', 'aws_opensearch_domain'],
  fix: 'Set `dedicated_master_count = 3` in `cluster_config`.',

  evaluate(domain) {
    const count = domain.get('cluster_config.dedicated_master_count')
    const isLed = not(isFalse(domain.get('cluster_config.dedicated_master_enabled')))
    return requireThat(
      both(isAtLeast(count, 3), isLed),
      count,
      'When one master fails, the rest cannot decide.',
    )
  },

  examples: {
    passes: [
      `resource "aws_elasticsearch_domain" "main" {
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}`,
      `resource "aws_opensearch_domain" "main" {
  cluster_config {
    dedicated_master_count = 5
  }
}`,
    ],
    fails: [
      'resource "aws_elasticsearch_domain" "main" {} #!',
      `resource "aws_opensearch_domain" "main" {
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 2 #!
  }
}`,
    ],
    undecided: [
      `variable "masters" {}
resource "aws_opensearch_domain" "main" {
  cluster_config {
    dedicated_master_count = var.masters
  }
}`,
    ],
  },
})
