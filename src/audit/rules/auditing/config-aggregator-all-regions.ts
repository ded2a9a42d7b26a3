import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** What AWS Config records of every region is put together. */
export const configAggregatorAllRegions = defineRule({
  id: 'config-aggregator-all-regions',
  title: 'Aggregator of AWS Config leaves regions out',
  why: 'A region that nobody uses is where an attacker works in peace.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['CKV_AWS_121', 'AWS-0019'],
  scope: 'resource',
  resources: ['aws_config_configuration_aggregator'],
  fix: 'Set `all_regions = true` in the aggregation source.',

  evaluate(aggregator) {
    const sources = ['account_aggregation_source', 'organization_aggregation_source']
    const source = sources.map(name => aggregator.get(name)).find(({ isWritten }) => isWritten)
    return requireTrue((source ?? aggregator).get('all_regions'), 'Only some regions are put together.')
  },

  examples: {
    passes: [
      `resource "aws_config_configuration_aggregator" "main" {
  account_aggregation_source {
    account_ids = ["111122223333"]
    all_regions = true
  }
}`,
      `resource "aws_config_configuration_aggregator" "main" {
  organization_aggregation_source {
    all_regions = true
    role_arn    = "arn:aws:iam::111122223333:role/config"
  }
}`,
    ],
    fails: [
      `resource "aws_config_configuration_aggregator" "main" {
  account_aggregation_source { #!
    account_ids = ["111122223333"]
    regions     = ["us-east-1"]
  }
}`,
      `resource "aws_config_configuration_aggregator" "main" {
  organization_aggregation_source {
    all_regions = false #!
    role_arn    = "arn:aws:iam::111122223333:role/config"
  }
}`,
      `resource "aws_config_configuration_aggregator" "main" { #!
  name = "main"
}`,
    ],
    undecided: [
      `variable "all" {}
resource "aws_config_configuration_aggregator" "main" {
  account_aggregation_source {
    account_ids = ["111122223333"]
    all_regions = var.all
  }
}`,
    ],
  },
})
