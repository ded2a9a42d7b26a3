import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'
const TYPES = ['aws_instance', 'aws_launch_configuration', 'aws_launch_template', 'aws_spot_instance_request']

/** Answers with credentials do not leave the machine. */
export const instanceMetadataHopLimit = defineRule({
  id: 'instance-metadata-hop-limit',
  title: 'Instance metadata can be reached over further hops',
  why: 'Containers and proxies on the machine get at the credentials of its role.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/instance-metadata',
  aliases: [],
  aliasesOf: {
    aws_launch_configuration: ['CKV_AWS_341', 'Security Hub AutoScaling.4'],
    aws_launch_template: ['CKV_AWS_341'],
  },
  scope: 'resource',
  resources: TYPES,
  fix: 'Remove `http_put_response_hop_limit`, or set it to 1; give containers roles of their own.',

  evaluate(instance) {
    const limit = instance.get('metadata_options.http_put_response_hop_limit')
    return forbidThat(
      isAtLeast(limit, 2),
      limit,
      'Answers of the instance metadata service may pass on over a further hop.',
    )
  },

  examples: {
    passes: TYPES.flatMap(type => [
      resourceWith(type),
      resourceWith(type, { 'metadata_options.http_put_response_hop_limit': '1' }),
    ]),
    fails: TYPES.map(type => resourceWith(type, { 'metadata_options.http_put_response_hop_limit': '2 #!' })),
    undecided: [
      `variable "limit" {}
resource "aws_launch_template" "t" {
  metadata_options {
    http_put_response_hop_limit = var.limit
  }
}`,
    ],
  },
})
