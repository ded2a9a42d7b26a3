import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** A search domain goes on when a data centre fails. */
export const searchZoneAwareness = defineRule({
  id: 'search-zone-awareness',
  title: 'Search domain stands in one availability zone',
  why: 'When its zone fails, so does everything that searches.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['Security Hub ES.6', 'Security Hub Opensearch.6'],
  scope: 'resource',
  resources: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
  fix: 'Set `zone_awareness_enabled = true` and `instance_count = 3` in `cluster_config`.',

  evaluate(domain) {
    const aware = domain.get('cluster_config.zone_awareness_enabled')
    const standby = domain.get('cluster_config.multi_az_with_standby_enabled')
    return requireThat(either(isTrue(aware), isTrue(standby)), aware, 'It fails with its availability zone.')
  },

  examples: {
    passes: [
      `resource "aws_opensearch_domain" "main" {
  cluster_config {
    zone_awareness_enabled = true
    instance_count         = 3
  }
}`,
      `resource "aws_opensearch_domain" "main" {
  cluster_config {
    multi_az_with_standby_enabled = true
  }
}`,
      `resource "aws_elasticsearch_domain" "main" {
  cluster_config {
    zone_awareness_enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_elasticsearch_domain" "main" {} #!',
      `resource "aws_opensearch_domain" "main" {
  cluster_config {
    zone_awareness_enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "aware" {}
resource "aws_opensearch_domain" "main" {
  cluster_config {
    zone_awareness_enabled = var.aware
  }
}`,
    ],
  },
})
