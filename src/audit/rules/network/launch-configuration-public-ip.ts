import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** Instances of a group have no address on the internet. */
export const launchConfigurationPublicIp = defineRule({
  id: 'launch-configuration-public-ip',
  title: 'Launch configuration gives out public IP addresses',
  why: 'Only their security group then stands between the instances and the internet.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: ['CKV_AWS_389', 'AWS-0009', 'Security Hub AutoScaling.5'],
  scope: 'resource',
  resources: ['aws_launch_configuration'],
  fix: 'Set `associate_public_ip_address = false`.',

  evaluate(configuration) {
    const isPublic = configuration.get('associate_public_ip_address')
    return forbidThat(isTrue(isPublic), isPublic, 'Instances that it starts get public IP addresses.')
  },

  examples: {
    passes: [
      'resource "aws_launch_configuration" "c" {}',
      'resource "aws_launch_configuration" "c" { associate_public_ip_address = false }',
    ],
    fails: [
      `resource "aws_launch_configuration" "c" {
  associate_public_ip_address = true #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_launch_configuration" "c" { associate_public_ip_address = var.is }`,
    ],
  },
})
