import { defineRule } from '../../define-rule.ts'
import { requireThat, undecided } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { isSet } from '../../resource/predicates.ts'
import { either, some, type Truth } from '../../resource/truth.ts'
import { mayHoldMore, seenIn } from '../../views/blocks.ts'
import { resourceWith } from './resource-example.ts'

interface Rules {
  readonly path: string
  /** Of which one has to be there; groups of rules have actions of their own, which may be overridden. */
  readonly actions: readonly string[]
}

const RULES: Readonly<Record<string, Rules>> = {
  aws_waf_rule_group: { path: 'activated_rule', actions: ['action'] },
  aws_waf_web_acl: { path: 'rules', actions: ['action', 'override_action'] },
  aws_wafregional_rule_group: { path: 'activated_rule', actions: ['action'] },
  aws_wafregional_web_acl: { path: 'rule', actions: ['action', 'override_action'] },
  aws_wafv2_rule_group: { path: 'rule', actions: ['action'] },
  aws_wafv2_web_acl: { path: 'rule', actions: ['action', 'override_action'] },
}

/** A rule of a firewall says what happens to what it finds. */
export const webAclRuleAction = defineRule({
  id: 'web-acl-rule-action',
  title: 'Rule of a firewall does nothing',
  why: 'A rule without an action is one that stops nothing.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: ['CKV_AWS_342'],
  scope: 'resource',
  resources: Object.keys(RULES),
  fix: 'Give the rule an action.',

  evaluate(resource) {
    const { path, actions } = RULES[resource.type] ?? { path: '', actions: [] }
    const rules = resource.get(path)
    const told = seenIn(rules).map(rule => {
      const isThere = either(...actions.map(action => says(rule.get(action))))
      return requireThat(isThere, rule, 'The rule has no action.')
    })
    return mayHoldMore(rules) ? [...told, undecided(rules)] : told
  },

  examples: {
    passes: [
      ...Object.entries(RULES).flatMap(([type, { path, actions }]) =>
        actions.map(action => resourceWith(type, { [`${path}.${action}.type`]: '"BLOCK"' })),
      ),
      ...Object.keys(RULES).map(type => resourceWith(type)),
      `resource "aws_wafv2_web_acl" "w" {
  rule {
    action {
      block {}
    }
  }
}`,
    ],
    fails: [
      ...Object.entries(RULES).map(([type, { path }]) =>
        resourceWith(type, { [`${path}.priority`]: '1' }).replace(`${path} {`, `${path} { #!`),
      ),
      'resource "aws_wafv2_web_acl" "w" {\n  rule { #!\n    action {}\n  }\n}',
      `variable "rules" {}
resource "aws_wafv2_web_acl" "w" {
  dynamic "rule" { #!
    for_each = var.rules
    content {
      name = rule.value
    }
  }
}`,
    ],
    undecided: [
      `variable "rules" {}
resource "aws_wafv2_web_acl" "w" {
  dynamic "rule" {
    for_each = var.rules
    content {
      name = rule.value
      action {
        block {}
      }
    }
  }
}`,
    ],
  },
})

/** A block with something in it, if only an empty block. */
function says(action: Attribute): Truth {
  return action.value?.kind === 'unknown' ? 'unknown' : some(action.each(), isSet)
}
