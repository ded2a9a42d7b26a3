import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

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
    const accounts = aggregator.get('account_aggregation_source.all_regions')
    const organization = aggregator.get('organization_aggregation_source.all_regions')
    const written = organization.isWritten || aggregator.get('organization_aggregation_source').isWritten
    const says = 'Only some regions are put together.'
    return requireThat(
      either(isTrue(accounts), isTrue(organization)),
      written ? organization : accounts,
      says,
    )
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
