import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** Files are taken in inside of a VPC. */
export const transferServerInVpc = defineRule({
  id: 'transfer-server-in-vpc',
  title: 'Transfer server is open to the internet',
  why: 'Anybody on the internet can try to sign in.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: ['CKV_AWS_164'],
  scope: 'resource',
  resources: ['aws_transfer_server'],
  fix: 'Set `endpoint_type = "VPC"` with `endpoint_details`.',

  evaluate(server) {
    const type = server.get('endpoint_type')
    return requireThat(equals(type, 'VPC', 'VPC_ENDPOINT'), type, 'The server has a public endpoint.')
  },

  examples: {
    passes: [
      'resource "aws_transfer_server" "s" { endpoint_type = "VPC" }',
      'resource "aws_transfer_server" "s" { endpoint_type = "VPC_ENDPOINT" }',
    ],
    fails: [
      'resource "aws_transfer_server" "s" {} #!',
      `resource "aws_transfer_server" "s" {
  endpoint_type = "PUBLIC" #!
}`,
    ],
    undecided: [
      `variable "type" {}
resource "aws_transfer_server" "s" { endpoint_type = var.type }`,
    ],
  },
})
