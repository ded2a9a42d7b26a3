import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'

/** The default group holds no rules. */
export const defaultSecurityGroupOpen = defineRule({
  id: 'default-security-group-open',
  title: 'Default security group lets something through',
  why: 'Whatever is started without a group of its own is in this one.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/no-default-vpc',
  aliases: ['CKV2_AWS_12', 'AWS-0173', 'CIS AWS 5.4', 'Security Hub EC2.2'],
  scope: 'resource',
  resources: ['aws_default_security_group'],
  fix: 'Remove all `ingress` and `egress` of the default group, and put rules in groups of their own.',

  evaluate(group) {
    return (['ingress', 'egress'] as const).map(direction => {
      const rules = group.get(direction)
      return forbidThat(isSet(rules), rules.each()[0] ?? rules, `The default group has ${direction} rules.`)
    })
  },

  examples: {
    passes: [
      'resource "aws_default_security_group" "d" {}',
      `resource "aws_default_security_group" "d" {
  ingress = []
}`,
    ],
    fails: [
      `resource "aws_default_security_group" "d" {
  ingress { #!
    self = true
  }
}`,
      `resource "aws_default_security_group" "d" {
  ingress { #!
    self = true
  }
  egress { #!
    cidr_blocks = ["0.0.0.0/0"]
  }
}`,
    ],
    undecided: [
      `variable "rules" {}
resource "aws_default_security_group" "d" {
  ingress = var.rules
}`,
    ],
  },
})
