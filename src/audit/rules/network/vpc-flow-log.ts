import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth } from '../../resource/truth.ts'
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
    const isLogged = some(found, log =>
      both(log.isSymbolic && !vpc.isSymbolic ? 'unknown' : 'yes', recordsRejects(log)),
    )
    const says =
      found.length === 0
        ? 'No flow log watches the VPC.'
        : 'The flow log of the VPC leaves out what is rejected.'
    return requireThat(either(isLogged, others), vpc, says)
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
      `resource "aws_vpc" "v" {} #!
resource "aws_flow_log" "l" {
  vpc_id       = aws_vpc.v.id
  traffic_type = "ACCEPT"
}`,
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

/** What was refused shows who tries: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6 */
function recordsRejects(log: Resource): Truth {
  return not(equals(log.get('traffic_type'), 'ACCEPT'))
}
