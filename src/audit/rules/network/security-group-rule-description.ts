import { defineRule } from '../../define-rule.ts'
import { requireSet, undecided } from '../../outcome.ts'
import { EGRESS_RULES, GROUPS, groupRulesIn, INGRESS_RULES } from '../../views/security-group.ts'
import { block, newer, rule } from './group-example.ts'

const AT = { from: 443, to: 443 }
const TOLD = { ...AT, more: 'description = "Claims API"' }

/** Each rule of a group says what it is for. */
export const securityGroupRuleDescription = defineRule({
  id: 'security-group-rule-description',
  title: 'Rule of a security group does not say what it is for',
  why: 'A rule that nobody can explain is one that nobody dares to remove.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/described',
  aliases: ['CKV_AWS_23', 'AWS-0124'],
  scope: 'resource',
  resources: [...GROUPS, ...new Set([...INGRESS_RULES, ...EGRESS_RULES])],
  fix: 'Set `description` on the rule to who needs it, and for what.',

  evaluate(resource, configuration) {
    const { rules, hidden } = groupRulesIn(resource, configuration)
    return [
      ...rules.map(({ description }) => requireSet(description, 'The rule has no description.')),
      ...hidden.map(at => undecided(at)),
    ]
  },

  examples: {
    passes: [
      block(TOLD),
      block(TOLD, 'egress', 'aws_default_security_group'),
      rule(TOLD),
      newer(TOLD),
      newer(TOLD, 'egress'),
      'resource "aws_security_group" "web" {}',
    ],
    fails: [
      block(AT).replace('ingress {', 'ingress { #!'),
      block(AT, 'egress', 'aws_default_security_group').replace('egress {', 'egress { #!'),
      block({ ...AT, more: 'description = "" #!' }),
      rule(AT).replace('" {', '" { #!'),
      newer(AT).replace('" {', '" { #!'),
      newer(AT, 'egress').replace('" {', '" { #!'),
    ],
    undecided: [
      `variable "text" {}\n${rule({ ...AT, more: 'description = var.text' })}`,
      'variable "rules" {}\nresource "aws_security_group" "web" {\n  ingress = var.rules\n}',
    ],
  },
})
