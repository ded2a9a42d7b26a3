import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'
const TYPES = ['aws_elasticsearch_domain', 'aws_opensearch_domain']

/** A domain has no address on the internet. */
export const searchDomainInVpc = defineRule({
  id: 'search-domain-in-vpc',
  title: 'Search domain is not in a VPC',
  why: 'Only a policy then stands between the internet and the data.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: ['CKV_AWS_137', 'Security Hub ES.2', 'Security Hub Opensearch.2'],
  scope: 'resource',
  resources: ['aws_elasticsearch_domain', 'aws_opensearch_domain'],
  fix: 'Set `vpc_options` with subnets and a security group of the domain’s own.',

  evaluate(domain) {
    return requireSet(domain.get('vpc_options'), 'The domain is in no VPC.')
  },

  examples: {
    passes: TYPES.map(
      type => `resource "${type}" "d" {\n  vpc_options {\n    subnet_ids = ["subnet-12345678"]\n  }\n}`,
    ),
    fails: TYPES.map(type => `resource "${type}" "d" {} #!`),
    undecided: [
      `variable "vpc" {}
resource "aws_opensearch_domain" "d" {
  dynamic "vpc_options" {
    for_each = var.vpc
    content {
      subnet_ids = vpc_options.value
    }
  }
}`,
    ],
  },
})
