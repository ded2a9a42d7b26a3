import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { both } from '../../resource/truth.ts'
import { appliesManaged } from './web-acl.ts'
import { head, managedRule } from './web-acl-example.ts'
const GROUP = 'AWSManagedRulesKnownBadInputsRuleSet'

/** Its older name for all, and those of today: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html */
const RULES = ['Log4JRCE', 'Log4JRCE_HEADER', 'Log4JRCE_QUERYSTRING', 'Log4JRCE_BODY', 'Log4JRCE_URIPATH']

/** A firewall stops inputs that are known to be bad. */
export const webAclLog4j = defineRule({
  id: 'web-acl-log4j',
  title: 'Web ACL lets attacks on Log4j through',
  why: 'A logged request header is enough to run code in any unpatched Java application (CVE-2021-44228).',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: ['CKV_AWS_192'],
  scope: 'resource',
  resources: ['aws_wafv2_web_acl'],
  fix: 'Add the managed rule group `AWSManagedRulesKnownBadInputsRuleSet`, without taking `Log4JRCE` out of it.',

  evaluate(acl, configuration) {
    const stops = both(...RULES.map(rule => appliesManaged(acl, configuration, GROUP, rule)))
    return requireThat(stops, acl, 'No rule stops attacks on Log4j.')
  },

  examples: {
    passes: [
      managedRule({}),
      managedRule({ inside: 'excluded_rule {\n          name = "Host_localhost_HEADER"\n        }' }),
      managedRule({
        inside:
          'rule_action_override {\n          name = "Log4JRCE_HEADER"\n          action_to_use {\n            block {}\n          }\n        }',
      }),
      apart('none'),
    ],
    fails: [
      'resource "aws_wafv2_web_acl" "w" {} #!',
      head(managedRule({ group: 'AWSManagedRulesCommonRuleSet' })),
      head(managedRule({ override: 'count' })),
      apart('count').replace('{}', '{} #!'),
      head(managedRule({ inside: 'excluded_rule {\n          name = "Log4JRCE"\n        }' })),
      head(
        managedRule({
          inside:
            'rule_action_override {\n          name = "Log4JRCE_HEADER"\n          action_to_use {\n            count {}\n          }\n        }',
        }),
      ),
    ],
    undecided: [
      'resource "aws_wafv2_web_acl" "w" { rule_json = jsonencode([]) }',
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

function apart(override: 'none' | 'count'): string {
  return `resource "aws_wafv2_web_acl" "w" {}
resource "aws_wafv2_web_acl_rule" "r" {
  web_acl_arn = aws_wafv2_web_acl.w.arn
  override_action {
    ${override} {}
  }
  statement {
    managed_rule_group_statement {
      name        = "${GROUP}"
      vendor_name = "AWS"
    }
  }
}`
}
