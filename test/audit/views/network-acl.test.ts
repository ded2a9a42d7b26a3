import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { aclRulesIn, denialsOf, opensUndenied } from '../../../src/audit/views/network-acl.ts'
import { aTree } from '../a-tree.ts'

function configurationOf(text: string) {
  return evaluateRoot(aTree({ 'main.tf': text }), '').configuration
}

const FOUR = 'cidr_block = "0.0.0.0/0"'
const SIX = 'ipv6_cidr_block = "::/0"'
const INSIDE = 'cidr_block = "10.0.0.0/8"'

function entry(number: string, action: string, more = FOUR, way = 'ingress'): string {
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
  })

  test.each([
    ['not after a lower number', [entry('90', 'deny'), entry('100', 'allow')], 'no'],
    ['before a higher one', [entry('110', 'deny'), entry('100', 'allow')], 'yes'],
    ['after one that allows, too', [entry('90', 'allow'), entry('100', 'allow')], 'yes'],
    ['after a denial to some addresses only', [entry('90', 'deny', INSIDE), entry('100', 'allow')], 'yes'],
    ['after a denial to another version', [entry('90', 'deny', SIX), entry('100', 'allow')], 'yes'],
    ['after a denial of another way', [entry('90', 'deny', FOUR, 'egress'), entry('100', 'allow')], 'yes'],
    ['perhaps, with a number that is not known', [entry('var.x', 'deny'), entry('100', 'allow')], 'unknown'],
    [
      'perhaps, with an action that is not known',
      [entry('90', '${var.x}'), entry('100', 'allow')],
      'unknown',
    ],
  ] as const)('what one opens stays open: %s', (_, entries, isOpen) => {
    const configuration = configurationOf(acl(...entries))
    const [list] = configuration.ofType('aws_network_acl')
    const { rules } = aclRulesIn(list!)
    const last = rules.find(({ number }) => number.value?.kind === 'number' && number.value.value === 100)
    expect(opensUndenied(last!, denialsOf(list!, configuration), 22)).toBe(isOpen)
  })

  test.each([
    ['that denies, of which the ACL is not known', 'var.x', 'aws_network_acl.b.id', 'false'],
    ['that denies, where the ACL of what opens is not known', 'aws_network_acl.b.id', 'var.x', 'false'],
    ['that denies, of which the way is not known', 'aws_network_acl.b.id', 'aws_network_acl.b.id', 'var.x'],
  ])('what one opens stays open perhaps, beside one %s', (_, denied, opened, egress) => {
    const rule = (name: string, number: number, of: string, more: string): string =>
      `resource "aws_network_acl_rule" "${name}" {\n  network_acl_id = ${of}\n  rule_number = ${number}\n  protocol = "-1"\n  ${FOUR}\n  ${more}\n}\n`
    const configuration = configurationOf(
      `variable "x" {}\nresource "aws_network_acl" "b" {}\n${rule('open', 100, opened, 'rule_action = "allow"')}${rule('deny', 90, denied, `rule_action = "deny"\n  egress = ${egress}`)}`,
    )
    const [open] = configuration.ofType('aws_network_acl_rule')
    const [entry] = aclRulesIn(open!).rules
    expect(opensUndenied(entry!, denialsOf(open!, configuration), 22)).toBe('unknown')
  })

  test('deny across resources', () => {
    const configuration = configurationOf(`${acl(entry('100', 'allow'))}
resource "aws_network_acl_rule" "r" {
  network_acl_id = aws_network_acl.a.id
  rule_number    = 90
  rule_action    = "deny"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}`)
    for (const each of configuration.ofType('aws_network_acl', 'aws_network_acl_rule')) {
      expect(denialsOf(each, configuration).own).toHaveLength(1)
      expect(denialsOf(each, configuration).perhaps).toEqual([])
    }
  })
})
