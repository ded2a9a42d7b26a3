import { defineRule } from '../../define-rule.ts'
import { flag } from '../../outcome.ts'

/** Networks are made for what stands in them. */
export const defaultVpc = defineRule({
  id: 'default-vpc',
  title: 'The default VPC is used',
  why: 'Each subnet of the default VPC gives out public addresses, and everything in it shares one flat network.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/no-default-vpc',
  aliases: ['CKV_AWS_148', 'AWS-0101'],
  scope: 'resource',
  resources: ['aws_default_vpc'],
  fix: 'Make an `aws_vpc` with private subnets, and delete the default one.',

  evaluate(vpc) {
    return flag(vpc, 'The default VPC is taken into use.')
  },

  examples: {
    passes: ['resource "aws_vpc" "v" {}'],
    fails: ['resource "aws_default_vpc" "v" {} #!'],
  },
})
