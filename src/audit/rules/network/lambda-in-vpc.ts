import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A function reaches out through a network that is watched. */
export const lambdaInVpc = defineRule({
  id: 'lambda-in-vpc',
  title: 'Function is not in a VPC',
  why: 'Nothing watches or limits where a function outside a VPC sends data.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: ['CKV_AWS_117', 'Security Hub Lambda.3'],
  scope: 'resource',
  resources: ['aws_lambda_function'],
  fix: 'Set `vpc_config` with subnets and a security group of the function’s own.',

  evaluate(fn) {
    return requireSet(fn.get('vpc_config.subnet_ids'), 'The function is in no VPC.')
  },

  examples: {
    passes: [
      `resource "aws_lambda_function" "f" {
  vpc_config {
    subnet_ids = ["subnet-12345678"]
    security_group_ids = ["sg-12345678"]
  }
}`,
      `resource "aws_subnet" "a" {}
resource "aws_lambda_function" "f" {
  vpc_config {
    subnet_ids = [aws_subnet.a.id]
  }
}`,
    ],
    fails: [
      'resource "aws_lambda_function" "f" {} #!',
      `resource "aws_lambda_function" "f" {
  vpc_config {
    subnet_ids = [] #!
  }
}`,
    ],
    undecided: [
      `variable "subnets" {}
resource "aws_lambda_function" "f" {
  vpc_config {
    subnet_ids = var.subnets
  }
}`,
    ],
  },
})
