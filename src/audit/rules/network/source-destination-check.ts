import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'
const TYPES = ['aws_instance', 'aws_network_interface', 'aws_spot_instance_request']

/** An instance sends and gets only what is its own. */
export const sourceDestinationCheck = defineRule({
  id: 'source-destination-check',
  title: 'Instance passes on traffic of others',
  why: 'A machine that may send under any address can listen in on its network, and pose as others.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/routing',
  aliases: [],
  scope: 'resource',
  resources: ['aws_instance', 'aws_network_interface', 'aws_spot_instance_request'],
  fix: 'Remove `source_dest_check = false`; use a NAT gateway where traffic is passed on.',

  evaluate(resource) {
    const check = resource.get('source_dest_check')
    return forbidThat(isFalse(check), check, 'The check of source and destination is off.')
  },

  examples: {
    passes: [
      ...TYPES.map(type => resourceWith(type)),
      'resource "aws_instance" "i" { source_dest_check = true }',
    ],
    fails: TYPES.map(type => resourceWith(type, { source_dest_check: 'false #!' })),
    undecided: [
      `variable "is" {}
resource "aws_instance" "i" { source_dest_check = var.is }`,
    ],
  },
})
