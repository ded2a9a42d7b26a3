import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** Networks are joined by somebody’s decision. */
export const transitGatewayAutoAccept = defineRule({
  id: 'transit-gateway-auto-accept',
  title: 'Transit gateway accepts whatever asks',
  why: 'Any account that the gateway is shared with can join its network to all others.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/routing',
  aliases: ['CKV_AWS_331', 'Security Hub EC2.23'],
  scope: 'resource',
  resources: ['aws_ec2_transit_gateway'],
  fix: 'Set `auto_accept_shared_attachments = "disable"`.',

  evaluate(gateway) {
    const accepts = gateway.get('auto_accept_shared_attachments')
    return forbidThat(
      equals(accepts, 'enable'),
      accepts,
      'The gateway accepts attachments of other accounts by itself.',
    )
  },

  examples: {
    passes: [
      'resource "aws_ec2_transit_gateway" "g" {}',
      'resource "aws_ec2_transit_gateway" "g" { auto_accept_shared_attachments = "disable" }',
    ],
    fails: [
      `resource "aws_ec2_transit_gateway" "g" {
  auto_accept_shared_attachments = "enable" #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_ec2_transit_gateway" "g" { auto_accept_shared_attachments = var.is }`,
    ],
  },
})
