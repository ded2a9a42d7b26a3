import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { aclRulesIn, isDeniedBefore, siblingsOf } from '../../../src/audit/views/network-acl.ts'
import { opensPort } from '../../../src/audit/views/traffic/traffic.ts'
import { aTree } from '../a-tree.ts'

function configurationOf(text: string) {
  return evaluateRoot(aTree({ 'main.tf': text }), '').configuration
}

function entry(number: string, action: string, more = 'cidr_block = "0.0.0.0/0"', way = 'ingress'): string {
  const lines = [`rule_no = ${number}`, `action = "${action}"`, 'protocol = "-1"', more]
  return `  ${way} {\n    ${lines.join('\n    ')}\n  }`
}

function acl(...entries: readonly string[]): string {
  return `variable "x" {}\nresource "aws_network_acl" "a" {\n${entries.join('\n')}\n}`
}

describe('the entries of a network ACL', () => {
  test('are read from blocks and from resources, with their direction', () => {
    const configuration = configurationOf(`${acl(entry('1', 'allow'), entry('1', 'allow', '', 'egress'))}
resource "aws_network_acl_rule" "in" { network_acl_id = aws_network_acl.a.id }
resource "aws_network_acl_rule" "out" {
  network_acl_id = aws_network_acl.a.id
  egress         = true
}`)
    const ways = configuration
      .ofType('aws_network_acl', 'aws_network_acl_rule')
      .map(each => aclRulesIn(each).rules.map(({ isIngress }) => isIngress))
    expect(ways).toEqual([['yes', 'no'], ['yes'], ['no']])
    const [, rule] = configuration.ofType('aws_network_acl', 'aws_network_acl_rule')
    expect(siblingsOf(rule!, configuration)).toHaveLength(4)
  })

  test.each([
    ['by a lower number', [entry('90', 'deny'), entry('100', 'allow')], 'yes'],
    ['not by a higher one', [entry('110', 'deny'), entry('100', 'allow')], 'no'],
    ['not by one that allows', [entry('90', 'allow'), entry('100', 'allow')], 'no'],
    [
      'not for some addresses only',
      [entry('90', 'deny', 'cidr_block = "10.0.0.0/8"'), entry('100', 'allow')],
      'no',
    ],
    [
      'not by another version',
      [entry('90', 'deny', 'ipv6_cidr_block = "::/0"'), entry('100', 'allow')],
      'no',
    ],
    ['not by the other direction', [entry('90', 'deny', undefined, 'egress'), entry('100', 'allow')], 'no'],
    ['perhaps by one without a known number', [entry('var.x', 'deny'), entry('100', 'allow')], 'unknown'],
  ] as const)('one is denied before: %s', (_, entries, isDenied) => {
    const configuration = configurationOf(acl(...entries))
    const { rules } = aclRulesIn(configuration.ofType('aws_network_acl')[0]!)
    const last = rules.find(({ number }) => number.value?.kind === 'number' && number.value.value === 100)
    expect(isDeniedBefore(last!, rules, traffic => opensPort(traffic, 22))).toBe(isDenied)
  })
})
