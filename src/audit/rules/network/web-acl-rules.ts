import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet, someItem } from '../../resource/predicates.ts'
import { both, either } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'
import { isAddedTo } from './web-acl.ts'

const RULES: Readonly<Record<string, string>> = {
  aws_waf_web_acl: 'rules',
  aws_wafregional_web_acl: 'rule',
  aws_wafv2_web_acl: 'rule',
}

/** A firewall in front of something stops something. */
export const webAclRules = defineRule({
  id: 'web-acl-rules',
  title: 'Web ACL has no rules',
  why: 'It looks like a firewall and lets everything through.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: ['CKV_AWS_175'],
  aliasesOf: {
    aws_waf_web_acl: ['Security Hub WAF.8'],
    aws_wafregional_web_acl: ['Security Hub WAF.4'],
    aws_wafv2_web_acl: ['Security Hub WAF.10'],
  },
  scope: 'resource',
  resources: Object.keys(RULES),
  fix: 'Add rules, such as AWS’s managed groups.',

  evaluate(acl, configuration) {
    const rules = acl.get(RULES[acl.type] ?? '')
    const isElsewhere = either(isSet(acl.get('rule_json')), isAddedTo(acl, configuration))
    const isHere = both(isSet(rules), someItem(rules, isSet))
    return requireThat(either(isHere, isElsewhere), rules, 'The web ACL has no rules.')
  },

  examples: {
    passes: [
      ...Object.entries(RULES).map(([type, path]) => resourceWith(type, { [`${path}.priority`]: '1' })),
      'resource "aws_wafv2_web_acl" "w" { rule_json = jsonencode([{ Name = "one" }]) }',
      `resource "aws_wafv2_web_acl" "w" {}
resource "aws_wafv2_web_acl_rule_group_association" "a" { web_acl_arn = aws_wafv2_web_acl.w.arn }`,
      `resource "aws_wafv2_web_acl" "w" {}
resource "aws_wafv2_web_acl_rule" "r" { web_acl_arn = aws_wafv2_web_acl.w.arn }`,
    ],
    fails: [
      ...Object.keys(RULES).map(type => resourceWith(type).replace('{', '{ #!')),
      `resource "aws_waf_web_acl" "w" {
  rules {} #!
}`,
    ],
    undecided: [
      `variable "rules" {}
resource "aws_wafv2_web_acl" "w" {
  dynamic "rule" {
    for_each = var.rules
    content {
      name = rule.value
    }
  }
}`,
    ],
  },
})
