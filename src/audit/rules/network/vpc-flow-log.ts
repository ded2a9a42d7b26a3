import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { either, some } from '../../resource/truth.ts'
const TYPES = ['aws_vpc', 'aws_default_vpc']

/** Who talked to whom in a VPC can be seen afterwards. */
export const vpcFlowLog = defineRule({
  id: 'vpc-flow-log',
  title: 'VPC has no flow log',
  why: 'After an incident nobody can say what left the network, and where to.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/flow-logs',
  aliases: ['CKV2_AWS_11', 'AWS-0178', 'CIS AWS 3.7', 'Security Hub EC2.6'],
  scope: 'resource',
  resources: ['aws_vpc', 'aws_default_vpc'],
  fix: 'Add an `aws_flow_log` with `vpc_id` of this VPC and `traffic_type = "ALL"` or `"REJECT"`.',

  evaluate(vpc, configuration) {
    const { found, others } = configuration.pointingAt(vpc, { type: 'aws_flow_log', path: 'vpc_id' })
    const isLogged = some(found, log => (log.isSymbolic && !vpc.isSymbolic ? 'unknown' : 'yes'))
    return requireThat(either(isLogged, others), vpc, 'No flow log watches the VPC.')
  },

  examples: {
    passes: [
      ...TYPES.map(
        type => `resource "${type}" "v" {}\nresource "aws_flow_log" "l" { vpc_id = ${type}.v.id }`,
      ),
      `resource "aws_vpc" "v" { count = 2 }
resource "aws_flow_log" "l" {
  count = 2
  vpc_id = aws_vpc.v[count.index].id
}`,
      'resource "aws_subnet" "s" {}',
    ],
    fails: [
      ...TYPES.map(type => `resource "${type}" "v" {} #!`),
      `resource "aws_vpc" "v" {} #!
resource "aws_vpc" "w" {}
resource "aws_flow_log" "l" { vpc_id = aws_vpc.w.id }`,
      `resource "aws_vpc" "v" {} #!
resource "aws_subnet" "s" { vpc_id = aws_vpc.v.id }
resource "aws_flow_log" "l" { subnet_id = aws_subnet.s.id }`,
    ],
    undecided: [
      `variable "vpc" {}
resource "aws_vpc" "v" {}
resource "aws_flow_log" "l" { vpc_id = var.vpc }`,
      `variable "is_on" {}
resource "aws_vpc" "v" {}
resource "aws_flow_log" "l" {
  count = var.is_on ? 1 : 0
  vpc_id = aws_vpc.v.id
}`,
    ],
  },
})
