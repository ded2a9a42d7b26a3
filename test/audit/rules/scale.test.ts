import { describe, expect, test } from 'vitest'
import { auditRoot } from '../../../src/audit/audit-root.ts'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { aTree } from '../a-tree.ts'
import { processorTimeOf } from '../../processor-time.ts'

const ALLOWS = (action: string) =>
  `policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })`

const ENTRY = (action: string, number: string) =>
  `  ingress {\n    action = "${action}"\n    rule_no = ${number}\n    protocol = "tcp"\n    from_port = 20\n    to_port = 3389\n    cidr_block = "0.0.0.0/0"\n  }`

function times(count: number, make: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => make(at)).join('\n')
}

interface Hostile {
  readonly name: string
  readonly rule: RegExp
  /** A module whose size is in proportion to `count`. */
  readonly module: (count: number) => string
}

const HOSTILE: readonly Hostile[] = [
  {
    name: 'policies that do not say which of as many roles they mean',
    rule: /^principal-privilege-escalation$/,
    module: count => `resource "aws_iam_role" "r" {\n  count = ${count}\n  name = "r"\n}
resource "aws_iam_role_policy" "a" {\n  count = ${count}\n  role = aws_iam_role.r.id\n  ${ALLOWS('iam:PassRole')}\n}
resource "aws_iam_role_policy" "b" {\n  count = ${count}\n  role = aws_iam_role.r.id\n  ${ALLOWS('ec2:RunInstances')}\n}`,
  },
  {
    name: 'policies that name the roles that are all called the same',
    rule: /^principal-privilege-escalation$/,
    module: count =>
      times(
        count,
        at => `resource "aws_iam_role" "r${at}" { name = "r" }
resource "aws_iam_role_policy" "a${at}" {\n  role = "r"\n  ${ALLOWS('iam:PassRole')}\n}
resource "aws_iam_role_policy" "b${at}" {\n  role = "r"\n  ${ALLOWS('ec2:RunInstances')}\n}`,
      ),
  },
  {
    name: 'policies of one role that as many notebooks have',
    rule: /^sagemaker-notebook-role$/,
    module: count => `resource "aws_iam_role" "r" { name = "r" }
${times(
  count,
  at => `resource "aws_iam_role_policy" "p${at}" {\n  role = aws_iam_role.r.id\n  ${ALLOWS('s3:GetObject')}\n}
resource "aws_sagemaker_notebook_instance" "n${at}" { role_arn = aws_iam_role.r.arn }`,
)}`,
  },
  {
    name: 'buckets of an unknown name, beside blocks that refer to as many others',
    rule: /^bucket-public-access-block/,
    module: count => `variable "name" {}
${times(
  count,
  at => `resource "aws_s3_bucket" "a${at}" { bucket = "\${var.name}-${at}" }
resource "aws_s3_bucket" "b${at}" { bucket = "b${at % 2}" }
resource "aws_s3_bucket_public_access_block" "b${at}" { bucket = aws_s3_bucket.b${at}.id }`,
)}`,
  },
  {
    name: 'entries of one network ACL that deny, and as many that allow',
    rule: /^network-acl-/,
    module: count => `resource "aws_network_acl" "a" {
${times(count, at => ENTRY('deny', String(20_000 + at)))}
${times(count, at => ENTRY('allow', String(10_000 + at)))}
}`,
  },
  {
    name: 'rules of one web ACL that as many load balancers have',
    rule: /^attached-web-acl-log4j$/,
    module: count => `resource "aws_wafv2_web_acl" "w" {}
${times(
  count,
  at => `resource "aws_wafv2_web_acl_rule" "r${at}" { web_acl_arn = aws_wafv2_web_acl.w.arn }
resource "aws_lb" "b${at}" {}
resource "aws_wafv2_web_acl_association" "a${at}" {
  resource_arn = aws_lb.b${at}.arn
  web_acl_arn = aws_wafv2_web_acl.w.arn
}`,
)}`,
  },
  {
    name: 'policies of one API that as many methods have',
    rule: /^api-method-authorization$/,
    module: count => `resource "aws_api_gateway_rest_api" "a" {}
${times(
  count,
  at => `resource "aws_api_gateway_rest_api_policy" "p${at}" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  ${ALLOWS('execute-api:Invoke').replace('{ Effect', '{ Principal = "*", Effect')}
}
resource "aws_api_gateway_method" "m${at}" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  authorization = "NONE"
}`,
)}`,
  },
  {
    name: 'ranges of one prefix list that as many rules name',
    rule: /^security-group-/,
    module: count => `resource "aws_ec2_managed_prefix_list" "l" {
${times(count, at => `  entry { cidr = "52.${at % 256}.${Math.floor(at / 256)}.0/24" }`)}
}
${times(
  count,
  at => `resource "aws_vpc_security_group_ingress_rule" "r${at}" {
  prefix_list_id = aws_ec2_managed_prefix_list.l.id
  ip_protocol = "-1"
}`,
)}`,
  },
  {
    name: 'groups that do not say which of as many networks they close',
    rule: /^vpc-default-security-group$/,
    module: count => `resource "aws_vpc" "v" { count = ${count} }
resource "aws_default_security_group" "d" {\n  count = ${count}\n  vpc_id = aws_vpc.v.id\n}
resource "aws_security_group_rule" "r" {\n  count = ${count}\n  security_group_id = aws_default_security_group.d.id\n}`,
  },
]

/** Milliseconds of this thread’s processor time. */
function costOf({ rule, module }: Hostile, count: number): number {
  const tree = aTree({ 'main.tf': module(count) })
  const evaluated = evaluateRoot(tree, '')
  const asked = rules.filter(({ id }) => rule.test(id))
  expect(asked).not.toEqual([])
  return processorTimeOf(() => auditRoot(evaluated, tree, { rules: asked, isAccount: true }))
}

describe('an audit costs in proportion to the module, of', () => {
  test.each(HOSTILE.map(each => [each.name, each] as const))('%s', (_, hostile) => {
    costOf(hostile, 20)
    // Eight times as many: 64 times the cost where each is compared with each. What is short is not exact, and beside
    // other processes anything may take longer once: the least of a few counts.
    const most = 24 * Math.max(costOf(hostile, 150), 15)
    let many = Infinity
    for (let round = 0; round < 3 && many >= most; round++) many = Math.min(many, costOf(hostile, 1200))
    expect(many).toBeLessThan(most)
  })
})

test('a reference to one of many is told, not passed over', () => {
  const hostile = HOSTILE[0]!
  const tree = aTree({ 'main.tf': hostile.module(30) })
  const asked = rules.filter(({ id }) => hostile.rule.test(id))
  const { findings } = auditRoot(evaluateRoot(tree, ''), tree, { rules: asked, isAccount: true })
  expect(findings.flatMap(({ instances }) => instances)).toHaveLength(30)
})
