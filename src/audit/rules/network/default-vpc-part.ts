import { defineRule } from '../../define-rule.ts'
import { flag, forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** Nothing is put in the default VPC, and nothing looks it up. */
export const defaultVpcPart = defineRule({
  id: 'default-vpc-part',
  title: 'A part of the default VPC is used',
  why: 'Each subnet of the default VPC gives out public addresses, and everything in it shares one flat network.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/no-default-vpc',
  aliases: [],
  scope: 'resource',
  resources: ['aws_default_subnet', 'data.aws_vpc', 'data.aws_subnet'],
  fix: 'Name a VPC and subnets of your own.',

  evaluate(part) {
    if (part.type === 'aws_default_subnet') return flag(part, 'A default subnet is taken into use.')
    const path = part.type === 'data.aws_vpc' ? 'default' : 'default_for_az'
    return forbidThat(
      isTrue(part.get(path)),
      part.get(path),
      'The default VPC is looked up, to put something in it.',
    )
  },

  examples: {
    passes: [
      'data "aws_vpc" "v" { id = "vpc-12345678" }',
      'data "aws_vpc" "v" { default = false }',
      'data "aws_subnet" "s" { id = "subnet-12345678" }',
    ],
    fails: [
      'resource "aws_default_subnet" "s" {} #!',
      `data "aws_vpc" "v" {
  default = true #!
}`,
      `data "aws_subnet" "s" {
  default_for_az = true #!
}`,
    ],
    undecided: [
      `variable "is" {}
data "aws_vpc" "v" { default = var.is }`,
    ],
  },
})
