import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'
import { resourceWith } from './resource-example.ts'
const TYPES = ['aws_elasticsearch_domain', 'aws_opensearch_domain']

/** A domain names a group that is made for it. */
export const searchDomainSecurityGroup = defineRule({
  id: 'search-domain-security-group',
  title: 'Search domain names no security group',
  why: 'It is then in the default group, together with whatever else was forgotten, or outside of any VPC.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/security-group',
  aliases: ['CKV_AWS_248'],
  scope: 'resource',
  resources: ['aws_elasticsearch_domain', 'aws_opensearch_domain'],
  fix: 'Set `vpc_options` with `security_group_ids`.',

  evaluate(domain) {
    return requireSet(domain.get('vpc_options.security_group_ids'), 'The domain names no security group.')
  },

  examples: {
    passes: TYPES.map(type => resourceWith(type, { 'vpc_options.security_group_ids': '["sg-12345678"]' })),
    fails: [
      ...TYPES.map(type => resourceWith(type).replace('{', '{ #!')),
      ...TYPES.map(type => resourceWith(type, { 'vpc_options.security_group_ids': '[] #!' })),
      `resource "aws_opensearch_domain" "d" {
  vpc_options { #!
    subnet_ids = ["subnet-12345678"]
  }
}`,
    ],
    undecided: [
      `variable "groups" {}
${resourceWith(TYPES[0]!, { 'vpc_options.security_group_ids': 'var.groups' })}`,
    ],
  },
})
