import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isFalse, isSet, someItem } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** A search domain publishes logs. */
export const opensearchLogs = defineRule({
  id: 'opensearch-logs',
  title: 'Search domain publishes no logs',
  why: 'Slow and failing queries are otherwise seen by nobody.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_84', 'Security Hub ES.4', 'Security Hub Opensearch.4'],
  scope: 'resource',
  resources: ['aws_elasticsearch_domain', 'aws_opensearch_domain'],
  fix: 'Add a `log_publishing_options` block.',

  evaluate(domain) {
    const options = domain.get('log_publishing_options')
    const isOn = someItem(options, option =>
      both(isSet(option.get('cloudwatch_log_group_arn')), not(isFalse(option.get('enabled')))),
    )
    return requireThat(isOn, options, 'No logs are published.')
  },

  examples: {
    passes: [
      `resource "aws_opensearch_domain" "main" {
  log_publishing_options {
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    log_type                 = "ES_APPLICATION_LOGS"
  }
}
resource "aws_cloudwatch_log_group" "search" {}`,
      `resource "aws_elasticsearch_domain" "main" {
  log_publishing_options {
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    log_type                 = "INDEX_SLOW_LOGS"
  }
}
resource "aws_cloudwatch_log_group" "search" {}`,
    ],
    fails: [
      'resource "aws_opensearch_domain" "main" {} #!',
      'resource "aws_elasticsearch_domain" "main" {} #!',
      `resource "aws_elasticsearch_domain" "main" {
  log_publishing_options { #!
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    log_type                 = "INDEX_SLOW_LOGS"
    enabled                  = false
  }
}
resource "aws_cloudwatch_log_group" "search" {}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_opensearch_domain" "main" {
  log_publishing_options {
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
    log_type                 = "ES_APPLICATION_LOGS"
    enabled                  = var.on
  }
}
resource "aws_cloudwatch_log_group" "search" {}`,
    ],
  },
})
