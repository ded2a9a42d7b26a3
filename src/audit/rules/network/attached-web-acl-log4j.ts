import { defineRule } from '../../define-rule.ts'
import { pass, requireThat, undecided } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both } from '../../resource/truth.ts'
import { oncePerResource } from '../../views/once-per.ts'
import { refersToHidden } from '../../views/pointed-at.ts'
import { appliesManaged, type WebAcls, webAclsOf } from './web-acl.ts'
import { managedRule } from './web-acl-example.ts'
const GROUPS = ['AWSManagedRulesKnownBadInputsRuleSet', 'AWSManagedRulesAnonymousIpList'] as const

const appliesGroups = oncePerResource((acl, configuration) =>
  both(...GROUPS.map(group => appliesManaged(acl, configuration, group))),
)

const OWN_ALIASES: Readonly<Record<string, readonly string[]>> = {
  aws_alb: ['CKV2_AWS_76'],
  aws_api_gateway_stage: ['CKV2_AWS_77'],
  aws_apigatewayv2_api: ['CKV2_AWS_77'],
  aws_appsync_graphql_api: ['CKV2_AWS_78'],
  aws_cloudfront_distribution: ['CKV2_AWS_47'],
  aws_lb: ['CKV2_AWS_76'],
}

const TYPES = Object.keys(OWN_ALIASES)

/** A firewall in front of something stops inputs and senders that are known to be bad. */
export const attachedWebAclLog4j = defineRule({
  id: 'attached-web-acl-log4j',
  title: 'Its firewall lets attacks on Log4j through',
  why: 'A logged request header is enough to run code in any unpatched Java application (CVE-2021-44228).',
  severity: 'low',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: [],
  aliasesOf: OWN_ALIASES,
  scope: 'resource',
  resources: Object.keys(OWN_ALIASES),
  fix: 'Add the managed rule groups `AWSManagedRulesKnownBadInputsRuleSet` and `AWSManagedRulesAnonymousIpList` to its web ACL.',

  evaluate(resource, configuration) {
    const { acls, others } = guardsOf(resource, configuration)
    const at = resource.type === 'aws_cloudfront_distribution' ? resource.get('web_acl_id') : resource
    return [
      acls.map(acl =>
        requireThat(
          appliesGroups(acl, configuration),
          at,
          `Its web ACL ${acl.address} does not apply the managed rules against Log4j.`,
        ),
      ),
      others === 'unknown' ? undecided(at) : pass,
    ]
  },

  examples: {
    passes: [
      ...TYPES.map(type => `${guarded(type)}\n${managedRule({ group: GROUPS[0], second: GROUPS[1] })}`),
      ...TYPES.map(type => `resource "${type}" "r" {}`),
    ],
    fails: [
      ...TYPES.map(type => `${guarded(type, ' #!')}\n${managedRule({ group: GROUPS[0] })}`),
      `${guarded('aws_lb', ' #!')}
resource "aws_wafv2_web_acl" "w" {}`,
    ],
    undecided: [
      `variable "rules" {}
${guarded('aws_lb')}
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

function guardsOf(resource: Resource, configuration: Configuration): WebAcls {
  if (resource.type !== 'aws_cloudfront_distribution') return webAclsOf(configuration, resource)
  const named = resource.get('web_acl_id')
  return { acls: configuration.referredTo(named, 'aws_wafv2_web_acl'), others: refersToHidden(named) }
}

/** An example of a resource behind the web ACL `w`. */
function guarded(type: string, mark = ''): string {
  if (type === 'aws_cloudfront_distribution') {
    return `resource "${type}" "r" {\n  web_acl_id = aws_wafv2_web_acl.w.arn${mark}\n}`
  }
  return `resource "${type}" "r" {}${mark}
resource "aws_wafv2_web_acl_association" "a" {
  resource_arn = ${type}.r.arn
  web_acl_arn = aws_wafv2_web_acl.w.arn
}`
}
