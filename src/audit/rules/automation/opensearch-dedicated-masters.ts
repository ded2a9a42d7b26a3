import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A search domain is led by nodes of their own. */
export const opensearchDedicatedMasters = defineRule({
  id: 'opensearch-dedicated-masters',
  title: 'Search domain has no dedicated masters',
  why: 'A node that answers heavy searches loses sight of the cluster.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV2_AWS_59'],
  scope: 'resource',
  resources: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
  fix: 'Set `dedicated_master_enabled = true` in `cluster_config`.',

  evaluate(domain) {
    return requireTrue(
      domain.get('cluster_config.dedicated_master_enabled'),
      'No node is there to lead only.',
    )
  },

  examples: {
    passes: [
      `resource "aws_opensearch_domain" "main" {
  cluster_config {
    dedicated_master_enabled = true
  }
}`,
      `resource "aws_elasticsearch_domain" "main" {
  cluster_config {
    dedicated_master_enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_opensearch_domain" "main" {} #!',
      `resource "aws_elasticsearch_domain" "main" {
  cluster_config {
    dedicated_master_enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "masters" {}
resource "aws_opensearch_domain" "main" {
  cluster_config {
    dedicated_master_enabled = var.masters
  }
}`,
    ],
  },
})
