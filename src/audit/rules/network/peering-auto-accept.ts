import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** Networks are joined by somebody’s decision on each side. */
export const peeringAutoAccept = defineRule({
  id: 'peering-auto-accept',
  title: 'VPC peering accepts itself',
  why: 'Two networks are joined without anybody on the other side having looked.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/routing',
  aliases: [],
  scope: 'resource',
  resources: ['aws_vpc_peering_connection', 'aws_vpc_peering_connection_accepter'],
  fix: 'Leave `auto_accept` out, and let the owner of the other VPC accept.',

  evaluate(peering) {
    const accepts = peering.get('auto_accept')
    return forbidThat(isTrue(accepts), accepts, 'The peering is accepted without anybody having looked.')
  },

  examples: {
    passes: [
      'resource "aws_vpc_peering_connection" "p" {}',
      'resource "aws_vpc_peering_connection_accepter" "p" { auto_accept = false }',
    ],
    fails: [
      `resource "aws_vpc_peering_connection" "p" {
  auto_accept = true #!
}`,
      `resource "aws_vpc_peering_connection_accepter" "p" {
  auto_accept = true #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_vpc_peering_connection" "p" { auto_accept = var.is }`,
    ],
  },
})
