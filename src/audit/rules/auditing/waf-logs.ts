import { defineRule } from '../../define-rule.ts'
import { requireSet, requireThat } from '../../outcome.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** A web ACL logs what it lets through and what not. */
export const wafLogs = defineRule({
  id: 'waf-logs',
  title: 'Web ACL does not log',
  why: 'Without it nobody can say what was tried, nor what a rule blocks by mistake.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: [],
  aliasesOf: {
    aws_wafv2_web_acl: ['CKV2_AWS_31', 'Security Hub WAF.11', 'WAFV2_LOGGING_ENABLED'],
    aws_waf_web_acl: ['CKV_AWS_176', 'Security Hub WAF.1'],
    aws_wafregional_web_acl: ['CKV_AWS_176'],
  },
  scope: 'resource',
  resources: ['aws_wafv2_web_acl', 'aws_waf_web_acl', 'aws_wafregional_web_acl'],
  fix: 'Add a logging configuration with a destination.',

  evaluate(acl, configuration) {
    const says = 'Requests that it judges are not logged.'
    if (acl.type !== 'aws_wafv2_web_acl')
      return requireSet(acl.get('logging_configuration.log_destination'), says)
    const link = { type: 'aws_wafv2_web_acl_logging_configuration', path: 'resource_arn', names: 'arn' }
    return requireThat(isPointedAt(acl, link, configuration), acl, says)
  },

  examples: {
    passes: [
      `resource "aws_wafv2_web_acl" "main" {}
resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn            = aws_wafv2_web_acl.main.arn
  log_destination_configs = ["arn:aws:s3:::aws-waf-logs-main"]
}`,
      `resource "aws_waf_web_acl" "main" {
  logging_configuration {
    log_destination = aws_kinesis_firehose_delivery_stream.waf.arn
  }
}
resource "aws_kinesis_firehose_delivery_stream" "waf" {}`,
      `resource "aws_wafregional_web_acl" "main" {
  logging_configuration {
    log_destination = aws_kinesis_firehose_delivery_stream.waf.arn
  }
}
resource "aws_kinesis_firehose_delivery_stream" "waf" {}`,
    ],
    fails: [
      'resource "aws_wafv2_web_acl" "main" {} #!',
      'resource "aws_waf_web_acl" "main" {} #!',
      'resource "aws_wafregional_web_acl" "main" {} #!',
    ],
    undecided: [
      `variable "acl" {}
resource "aws_wafv2_web_acl" "main" {}
resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn            = var.acl
  log_destination_configs = ["arn:aws:s3:::aws-waf-logs-main"]
}`,
    ],
  },
})
