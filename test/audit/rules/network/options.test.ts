import { describe, expect, test } from 'vitest'
import { auditRoot } from '../../../../src/audit/audit-root.ts'
import type { Rule } from '../../../../src/audit/define-rule.ts'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import { securityGroupOpenIngressJustified } from '../../../../src/audit/rules/network/security-group-open-ingress-justified.ts'
import { securityGroupRemoteAccess } from '../../../../src/audit/rules/network/security-group-remote-access.ts'
import { aTree } from '../../a-tree.ts'

function isFlagged(rule: Rule, text: string, options: Readonly<Record<string, unknown>>): boolean {
  const tree = aTree({ 'main.tf': text })
  const asked = { rules: [rule], isAccount: false, options: { [rule.id]: rule.options!.parse(options) } }
  return auditRoot(evaluateRoot(tree, ''), tree, asked).findings.length > 0
}

function openRule(description: string): string {
  return `resource "aws_vpc_security_group_ingress_rule" "r" {
  ip_protocol = "tcp"
  from_port   = 443
  to_port     = 443
  cidr_ipv4   = "0.0.0.0/0"
  description = "${description}"
}`
}

describe('what a policy asks of a justification', () => {
  test.each([
    ['is 20 characters long', 'Public website, HTTPS', {}, false],
    ['is not one shorter', 'Public website HTTP', {}, true],
    ['is as long as the policy says', 'Public website', { least: 10 }, false],
    ['is not shorter than that', 'Public website, HTTPS', { least: 40 }, true],
    ['does not count spaces around it', '          Web          ', {}, true],
    ['is not what a tool writes', 'Managed by TerraformEnterpriseEdition', {}, true],
    ['is not that all is allowed', 'Allow all traffic from everywhere', {}, true],
    ['is not that the world is let in', 'allows the world to reach the web', {}, true],
    ['is not the rule in words', 'HTTPS ingress (443/tcp) from the internet', {}, true],
    ['is not that somebody has yet to write it', 'TODO: ask the team of claims', {}, true],
    ['may say what is public', 'Allow public access for the claims website', {}, false],
    ['may name the ticket that says so', 'Allow HTTPS from anywhere, SEC-12', {}, false],
    ['may say whom it allows', 'Allow customers to reach the claims website', {}, false],
    ['holds what the policy asks for', 'Public website of claims, SEC-12', { content: ['SEC-\\d+'] }, false],
    [
      'holds one of what it asks for',
      'Public website of claims, OPS-7',
      { content: ['SEC-\\d+', 'OPS-'] },
      false,
    ],
    ['is none without it', 'Public website of the claims team', { content: ['SEC-\\d+'] }, true],
  ])('it %s', (_, description, options, flagged) => {
    expect(isFlagged(securityGroupOpenIngressJustified, openRule(description), options)).toBe(flagged)
  })
})

describe('what a policy calls a bastion', () => {
  const group = (name: string): string => `resource "aws_security_group" "${name}" {
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["203.0.113.0/24"]
  }
}`

  test.each([
    ['a group named after one', 'bastion_office', {}, false],
    ['a jump host', 'jump_host', {}, false],
    ['another group', 'web', {}, true],
    ['what the policy names', 'gateway', { bastion: ['^gateway$'] }, false],
    ['nothing else then', 'bastion', { bastion: ['^gateway$'] }, true],
  ])('%s', (_, name, options, flagged) => {
    expect(isFlagged(securityGroupRemoteAccess, group(name), options)).toBe(flagged)
  })
})
