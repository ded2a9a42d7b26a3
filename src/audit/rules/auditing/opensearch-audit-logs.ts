import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isFalse, someItem } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** A search domain publishes its audit log. */
export const opensearchAuditLogs = defineRule({
  id: 'opensearch-audit-logs',
  title: 'Search domain publishes no audit log',
  why: 'Only the audit log says who searched for what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_317', 'AWS-0042', 'Security Hub ES.5', 'Security Hub Opensearch.5'],
  scope: 'resource',
  resources: ['aws_elasticsearch_domain', 'aws_opensearch_domain'],
  fix: 'Add a `log_publishing_options` block with `log_type = "AUDIT_LOGS"`.',

  evaluate(domain) {
    const options = domain.get('log_publishing_options')
    const isOn = someItem(options, option =>
      both(equals(option.get('log_type'), 'AUDIT_LOGS'), not(isFalse(option.get('enabled')))),
    )
    return requireThat(isOn, domain, 'The audit log is not published.')
  },

  examples: {
    passes: [
      `resource "aws_opensearch_domain" "main" {
  log_publishing_options {
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    log_type                 = "AUDIT_LOGS"
  }
}
resource "aws_cloudwatch_log_group" "search" {}`,
      `resource "aws_elasticsearch_domain" "main" {
  log_publishing_options {
    log_type = "INDEX_SLOW_LOGS"
  }
  log_publishing_options {
    log_type = "AUDIT_LOGS"
    enabled  = true
  }
}`,
    ],
    fails: [
      'resource "aws_opensearch_domain" "main" {} #!',
      `resource "aws_elasticsearch_domain" "main" { #!
  log_publishing_options {
    log_type = "INDEX_SLOW_LOGS"
  }
}`,
      `resource "aws_elasticsearch_domain" "main" { #!
  log_publishing_options {
    log_type = "AUDIT_LOGS"
    enabled  = false
  }
}`,
    ],
    undecided: [
      `variable "log" {}
resource "aws_opensearch_domain" "main" {
  log_publishing_options {
    log_type = var.log
  }
}`,
    ],
  },
})
