import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'

/** Instances have no address on the internet. */
export const instanceElasticIp = defineRule({
  id: 'instance-elastic-ip',
  title: 'Instance has an Elastic IP address',
  why: 'Only its security group then stands between the instance and the internet.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: [],
  scope: 'resource',
  resources: ['aws_eip', 'aws_eip_association'],
  fix: 'Put a load balancer, a NAT gateway or Session Manager between the instance and the internet.',

  evaluate(address) {
    const instance = address.get(address.type === 'aws_eip' ? 'instance' : 'instance_id')
    return forbidThat(isSet(instance), instance, 'The address puts an instance on the internet.')
  },

  examples: {
    passes: [
      'resource "aws_eip" "e" {}',
      'resource "aws_eip_association" "a" { network_interface_id = "eni-12345678" }',
    ],
    fails: [
      `resource "aws_instance" "i" {}
resource "aws_eip" "e" {
  instance = aws_instance.i.id #!
}`,
      `resource "aws_eip_association" "a" {
  instance_id = "i-12345678" #!
}`,
    ],
    undecided: [
      `variable "id" {}
resource "aws_eip" "e" { instance = var.id }`,
    ],
  },
})
