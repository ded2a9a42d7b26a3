import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either, truth } from '../../resource/truth.ts'
import { mayUnseen } from '../../views/users-of.ts'

/** Every ACL guards something. */
export const networkAclAttached = defineRule({
  id: 'network-acl-attached',
  title: 'Network ACL guards no subnet',
  why: 'Its subnets are those that nobody gave it, so they have the default ACL, which lets everything through.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/acl',
  aliases: ['CKV2_AWS_1', 'Security Hub EC2.16'],
  scope: 'resource',
  resources: ['aws_network_acl'],
  fix: 'Set `subnet_ids`, add an `aws_network_acl_association`, or remove the ACL.',

  evaluate(acl, configuration) {
    const { found, others } = configuration.pointingAt(acl, {
      type: 'aws_network_acl_association',
      path: 'network_acl_id',
    })
    const isAttached = either(
      isSet(acl.get('subnet_ids')),
      truth(found.length > 0),
      others,
      mayUnseen(acl, configuration),
    )
    return requireThat(isAttached, acl.get('subnet_ids'), 'No subnet has the network ACL.')
  },

  examples: {
    passes: [
      `resource "aws_subnet" "s" {}
resource "aws_network_acl" "a" { subnet_ids = [aws_subnet.s.id] }`,
      `resource "aws_network_acl" "a" {}
resource "aws_network_acl_association" "b" { network_acl_id = aws_network_acl.a.id }`,
    ],
    fails: [
      'resource "aws_network_acl" "a" {} #!',
      `resource "aws_network_acl" "a" {
  subnet_ids = [] #!
}`,
      `resource "aws_network_acl" "a" {} #!
resource "aws_network_acl_rule" "r" { network_acl_id = aws_network_acl.a.id }`,
    ],
    undecided: [
      `variable "subnets" {}
resource "aws_network_acl" "a" { subnet_ids = var.subnets }`,
    ],
  },
})
