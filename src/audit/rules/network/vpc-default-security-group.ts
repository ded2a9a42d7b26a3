import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration, Pointing } from '../../resource/configuration.ts'
import { isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth, truth } from '../../resource/truth.ts'
import { EGRESS_RULES, groupRulesOf, INGRESS_RULES } from '../../views/security-group.ts'

/** What names no group of its own reaches nothing. */
export const vpcDefaultSecurityGroup = defineRule({
  id: 'vpc-default-security-group',
  title: 'Default security group of the VPC is not closed',
  why: 'Whatever is started without a group of its own can talk to everything else in the default group, and to the internet.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/no-default-vpc',
  aliases: ['CKV2_AWS_12', 'AWS-0173', 'CIS AWS 5.4', 'Security Hub EC2.2'],
  scope: 'resource',
  resources: ['aws_vpc', 'aws_default_vpc'],
  fix: 'Add an `aws_default_security_group` with `vpc_id` of this VPC and no rules.',

  evaluate(vpc, configuration) {
    const closers = closersOf(vpc, configuration)
    const isClosed = some(closers.found, group => hasNoRules(group, vpc, configuration))
    const isOpen = closers.found.length > 0 ? 'no' : closers.others
    return requireThat(either(isClosed, isOpen), vpc, 'The default security group of the VPC is not emptied.')
  },

  examples: {
    passes: [
      `resource "aws_vpc" "v" {}
resource "aws_default_security_group" "d" { vpc_id = aws_vpc.v.id }`,
      `resource "aws_default_vpc" "v" {}
resource "aws_default_security_group" "d" {}`,
      `resource "aws_vpc" "v" {}
resource "aws_default_security_group" "d" {
  vpc_id = aws_vpc.v.id
  ingress = []
  egress = []
}`,
    ],
    fails: [
      'resource "aws_vpc" "v" {} #!',
      'resource "aws_default_vpc" "v" {} #!',
      `resource "aws_vpc" "v" {} #!
resource "aws_default_security_group" "d" {
  vpc_id = aws_vpc.v.id
  ingress {
    self = true
    protocol = "-1"
    from_port = 0
    to_port = 0
  }
}`,
      `resource "aws_vpc" "v" {} #!
resource "aws_vpc" "w" {}
resource "aws_default_security_group" "d" { vpc_id = aws_vpc.w.id }
resource "aws_default_security_group" "e" {
  vpc_id = aws_vpc.v.id
  egress {
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
      `resource "aws_vpc" "v" {} #!
resource "aws_default_security_group" "d" { vpc_id = aws_vpc.v.id }
resource "aws_security_group_rule" "r" { security_group_id = aws_default_security_group.d.id }`,
      `resource "aws_vpc" "v" {} #!
resource "aws_default_security_group" "d" { vpc_id = aws_vpc.v.id }
resource "aws_vpc_security_group_egress_rule" "r" { security_group_id = aws_vpc.v.default_security_group_id }`,
    ],
    undecided: [
      `variable "vpc" {}
resource "aws_vpc" "v" {}
resource "aws_default_security_group" "d" { vpc_id = var.vpc }`,
      `variable "rules" {}
resource "aws_vpc" "v" {}
resource "aws_default_security_group" "d" {
  vpc_id = aws_vpc.v.id
  ingress = var.rules
}`,
    ],
  },
})

/** The resources that take the VPC’s default group over; without `vpc_id`, that of the default VPC. */
function closersOf(vpc: Resource, configuration: Configuration): Pointing {
  const { found, others } = configuration.pointingAt(vpc, {
    type: 'aws_default_security_group',
    path: 'vpc_id',
  })
  if (vpc.type !== 'aws_default_vpc') return { found, others }
  const bare = configuration
    .ofType('aws_default_security_group')
    .filter(group => isSet(group.get('vpc_id')) === 'no')
  return { found: [...found, ...bare], others }
}

function hasNoRules(group: Resource, vpc: Resource, configuration: Configuration): Truth {
  const { rules, hidden, others } = groupRulesOf(group, configuration)
  const types = new Set([...INGRESS_RULES, ...EGRESS_RULES])
  const links = Array.from(types, type => ({ type, path: 'security_group_id' }))
  const byVpc = configuration.pointingAt(vpc, ...links)
  const hasSome = truth(rules.length > 0 || byVpc.found.length > 0)
  return both(not(hasSome), not(others), truth(hidden.length === 0) === 'yes' ? 'yes' : 'unknown')
}
