import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { textOf } from '../../../src/audit/resource/predicates.ts'
import { groupOf, groupRulesIn, groupRulesOf } from '../../../src/audit/views/security-group.ts'
import { fromAnywhere, fromInternet } from '../../../src/audit/views/traffic/source.ts'
import { isAllPorts, isAllProtocols, opensPort, portsOf } from '../../../src/audit/views/traffic/traffic.ts'
import { aTree } from '../a-tree.ts'

function configurationOf(text: string) {
  const { configuration, problems } = evaluateRoot(aTree({ 'main.tf': text }), '')
  expect(problems).toEqual([])
  return configuration
}

/** The only rule that the text declares. */
function ruleIn(text: string) {
  const configuration = configurationOf(text)
  const types = ['aws_security_group', 'aws_security_group_rule', 'aws_vpc_security_group_ingress_rule']
  const rules = configuration.ofType(...types).flatMap(each => groupRulesIn(each, configuration).rules)
  expect(rules).toHaveLength(1)
  return rules[0]!
}

function block(...lines: readonly string[]): string {
  return `resource "aws_security_group" "g" {\n  ingress {\n    ${lines.join('\n    ')}\n  }\n}\n`
}

const PORT = ['from_port = 22', 'to_port = 22', 'protocol = "tcp"']

describe('the rules of a group', () => {
  test.each([
    ['a block', block(...PORT, 'description = "one"')],
    ['a list of objects', `resource "aws_security_group" "g" {\n  ingress = [{ description = "one" }]\n}`],
    ['a resource', 'resource "aws_security_group_rule" "r" {\n  type = "ingress"\n  description = "one"\n}'],
    ['a newer resource', 'resource "aws_vpc_security_group_ingress_rule" "r" { description = "one" }'],
    [
      'a dynamic block',
      `resource "aws_security_group" "g" {
  dynamic "ingress" {
    for_each = ["one"]
    content {
      description = ingress.value
    }
  }
}`,
    ],
  ])('are read from %s', (_, text) => {
    const { description, isIngress } = ruleIn(text)
    expect(textOf(description.value)).toBe('one')
    expect(isIngress).toBe('yes')
  })

  test('are those of the group and those that name it, whoever’s they are', () => {
    const configuration = configurationOf(`${block(...PORT)}
resource "aws_security_group" "other" {}
resource "aws_security_group_rule" "a" { security_group_id = aws_security_group.g.id }
resource "aws_vpc_security_group_egress_rule" "b" { security_group_id = aws_security_group.g.id }
resource "aws_vpc_security_group_ingress_rule" "c" { security_group_id = aws_security_group.other.id }`)
    const [group] = configuration.ofType('aws_security_group')
    const { rules, hidden, others } = groupRulesOf(group!, configuration)
    expect(rules.map(({ at }) => ('address' in at ? at.address : at.path))).toEqual([
      'ingress',
      'aws_security_group_rule.a',
      'aws_vpc_security_group_egress_rule.b',
    ])
    expect({ hidden, others }).toEqual({ hidden: [], others: 'no' })
  })

  test('may be others where a rule’s group is not known', () => {
    const configuration = configurationOf(`variable "g" {}
resource "aws_security_group" "g" {}
resource "aws_security_group_rule" "a" { security_group_id = var.g }`)
    const [group] = configuration.ofType('aws_security_group')
    expect(groupRulesOf(group!, configuration).others).toBe('unknown')
  })

  test('are hidden in what is not known', () => {
    const configuration = configurationOf(`variable "rules" {}
resource "aws_security_group" "g" {
  ingress = var.rules
  egress  = concat([{ from_port = 1 }], var.rules)
}`)
    const [group] = configuration.ofType('aws_security_group')
    const { rules, hidden } = groupRulesIn(group!, configuration)
    expect(hidden.map(({ path }) => path)).toContain('ingress')
    expect(rules.filter(({ isIngress }) => isIngress === 'yes')).toEqual([])
  })

  test('know their group', () => {
    const configuration = configurationOf(`resource "aws_security_group" "g" {}
resource "aws_security_group_rule" "a" { security_group_id = aws_security_group.g.id }
resource "aws_security_group_rule" "b" { security_group_id = "sg-12345678" }`)
    const addresses = configuration.resources.map(each => groupOf(each, configuration)?.address ?? null)
    expect(addresses).toEqual(['aws_security_group.g', 'aws_security_group.g', null])
  })
})

describe('the ports of a rule', () => {
  test.each([
    ['the port itself', PORT, 'yes'],
    ['a range', ['from_port = 0', 'to_port = 1024', 'protocol = 6'], 'yes'],
    ['everything', ['from_port = 0', 'to_port = 0', 'protocol = "-1"'], 'yes'],
    ['another port', ['from_port = 23', 'to_port = 25', 'protocol = "tcp"'], 'no'],
    ['a range that ends before', ['from_port = 0', 'to_port = 21', 'protocol = "tcp"'], 'no'],
    ['another protocol', ['from_port = 22', 'to_port = 22', 'protocol = "UDP"'], 'no'],
    ['ICMP', ['from_port = -1', 'to_port = -1', 'protocol = "icmp"'], 'no'],
    ['no ports at all', ['protocol = "tcp"'], 'yes'],
    ['nothing', ['self = true'], 'yes'],
    ['an unknown start', ['from_port = var.x', 'to_port = 30', 'protocol = "tcp"'], 'unknown'],
    ['an unknown start and an end before', ['from_port = var.x', 'to_port = 21', 'protocol = "tcp"'], 'no'],
    ['an unknown protocol', ['from_port = 22', 'to_port = 22', 'protocol = var.x'], 'unknown'],
  ] as const)('%s: %s holds 22: %s', (_, lines, holds) => {
    expect(opensPort(ruleIn(`variable "x" {}\n${block(...lines)}`), 22)).toBe(holds)
  })

  test.each([
    ['-1 is all', ['from_port = 0', 'to_port = 0', 'protocol = -1'], 'yes', 'yes', 'all protocols'],
    ['all of TCP', ['from_port = 0', 'to_port = 65535', 'protocol = "tcp"'], 'yes', 'no', 'ports 0 to 65535'],
    ['but one', ['from_port = 1', 'to_port = 65534', 'protocol = "tcp"'], 'no', 'no', 'ports 1 to 65534'],
    ['one', PORT, 'no', 'no', 'port 22'],
    ['ESP', ['from_port = 0', 'to_port = 0', 'protocol = "50"'], 'no', 'no', '50'],
  ] as const)('%s', (_, lines, ports, protocols, said) => {
    const rule = ruleIn(block(...lines))
    expect([isAllPorts(rule), isAllProtocols(rule), portsOf(rule)]).toEqual([ports, protocols, said])
  })
})

describe('the sources of a rule', () => {
  test.each([
    ['no range', 'self = true', null, null],
    ['anywhere', 'cidr_blocks = ["0.0.0.0/0"]', 'yes', 'yes'],
    ['halves', 'cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]', 'yes', 'yes'],
    ['version 6', 'ipv6_cidr_blocks = ["::/0"]', 'yes', 'yes'],
    ['one address', 'cidr_blocks = ["203.0.113.7/32"]', 'no', 'yes'],
    ['inside', 'cidr_blocks = ["10.0.0.0/8"]', 'no', 'no'],
    ['an unknown range', 'cidr_blocks = [var.x]', 'unknown', 'unknown'],
    ['unknown ranges', 'cidr_blocks = var.x', 'unknown', 'unknown'],
    ['anywhere beside the unknown', 'cidr_blocks = [var.x, "0.0.0.0/0"]', 'yes', 'yes'],
    ['known ranges and perhaps others', 'cidr_blocks = concat(["10.0.0.0/8"], var.x)', 'unknown', 'unknown'],
    ['an unknown address', 'cidr_blocks = ["${var.x}/32"]', 'no', 'unknown'],
    ['an unknown part of a private range', 'cidr_blocks = ["10.${var.x}.0.0/16"]', 'no', 'no'],
    ['an unknown prefix', 'cidr_blocks = ["10.0.0.0/${var.x}"]', 'unknown', 'unknown'],
    ['the VPC’s own range', 'cidr_blocks = [aws_vpc.v.cidr_block]', 'no', 'no'],
    ['a subnet’s range that is looked up', 'cidr_blocks = data.aws_subnet.s[*].cidr_block', 'no', 'no'],
    ['what is no range', 'cidr_blocks = ["everybody"]', null, null],
    ['a list of AWS', 'prefix_list_ids = [data.aws_prefix_list.s3.id]', null, null],
    ['a list of one’s own', 'prefix_list_ids = [aws_ec2_managed_prefix_list.own.id]', 'no', 'yes'],
    ['a wide list, by an entry', 'prefix_list_ids = [aws_ec2_managed_prefix_list.wide.id]', 'yes', 'yes'],
    [
      'a list that may hold more',
      'prefix_list_ids = [aws_ec2_managed_prefix_list.more.id]',
      'unknown',
      'unknown',
    ],
    ['a list that is not seen', 'prefix_list_ids = ["pl-12345678"]', 'unknown', 'unknown'],
  ] as const)('%s: %s', (_, line, anywhere, internet) => {
    const { sources } = ruleIn(`variable "x" {}
resource "aws_vpc" "v" {}
data "aws_subnet" "s" {}
data "aws_prefix_list" "s3" {}
resource "aws_ec2_managed_prefix_list" "own" {
  entry {
    cidr = "203.0.113.0/24"
  }
}
resource "aws_ec2_managed_prefix_list" "wide" {}
resource "aws_ec2_managed_prefix_list" "more" {
  dynamic "entry" {
    for_each = var.x
    content {
      cidr = "10.0.0.0/8"
    }
  }
}
resource "aws_ec2_managed_prefix_list_entry" "e" {
  prefix_list_id = aws_ec2_managed_prefix_list.wide.id
  cidr           = "0.0.0.0/0"
}
${block(line)}`)
    expect(fromAnywhere(sources)?.is ?? null).toBe(anywhere)
    expect(fromInternet(sources)?.is ?? null).toBe(internet)
  })
})
