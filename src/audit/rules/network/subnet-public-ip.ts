import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** Who needs a public address asks for it. */
export const subnetPublicIp = defineRule({
  id: 'subnet-public-ip',
  title: 'Subnet gives out public IP addresses',
  why: 'Whatever is started in the subnet, also by mistake, stands on the internet.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: ['CKV_AWS_130', 'AWS-0164', 'Security Hub EC2.15'],
  scope: 'resource',
  resources: ['aws_subnet', 'aws_default_subnet'],
  fix: 'Set `map_public_ip_on_launch = false`.',

  evaluate(subnet) {
    const isPublic = subnet.get('map_public_ip_on_launch')
    return forbidThat(isTrue(isPublic), isPublic, 'Instances in the subnet get public IP addresses.')
  },

  examples: {
    passes: [
      'resource "aws_subnet" "s" {}',
      'resource "aws_subnet" "s" { map_public_ip_on_launch = false }',
      'resource "aws_default_subnet" "s" { map_public_ip_on_launch = false }',
    ],
    fails: [
      `resource "aws_subnet" "s" {
  map_public_ip_on_launch = true #!
}`,
      'resource "aws_default_subnet" "s" {} #!',
    ],
    undecided: [
      `variable "is" {}
resource "aws_subnet" "s" { map_public_ip_on_launch = var.is }`,
    ],
  },
})
