import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A search domain tells its users apart. */
export const searchFineGrainedAccess = defineRule({
  id: 'search-fine-grained-access',
  title: 'Search domain does not tell its users apart',
  why: 'Whoever gets in may read and change every index.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV2_AWS_52', 'Security Hub Opensearch.7'],
  scope: 'resource',
  resources: ['aws_opensearch_domain', 'aws_elasticsearch_domain'],
  fix: 'Set `enabled = true` in `advanced_security_options`.',

  evaluate(domain) {
    return requireTrue(domain.get('advanced_security_options.enabled'), 'Every user may do everything.')
  },

  examples: {
    passes: [
      `resource "aws_opensearch_domain" "main" {
  advanced_security_options {
    enabled = true
  }
}`,
      `resource "aws_elasticsearch_domain" "main" {
  advanced_security_options {
    enabled                        = true
    internal_user_database_enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_opensearch_domain" "main" {} #!',
      `resource "aws_elasticsearch_domain" "main" {
  advanced_security_options {
    enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_opensearch_domain" "main" {
  advanced_security_options {
    enabled = var.on
  }
}`,
    ],
  },
})
