import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { hasWebAcl } from './web-acl.ts'

/** What everybody reaches over HTTP stands behind a firewall that knows attacks. */
export const graphqlWaf = defineRule({
  id: 'graphql-waf',
  title: 'GraphQL API has no web application firewall',
  why: 'Known attacks reach the application as they are sent.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: ['CKV2_AWS_33'],
  scope: 'resource',
  resources: ['aws_appsync_graphql_api'],
  fix: 'Add an `aws_wafv2_web_acl_association` with the ARN of the API.',

  evaluate(api, configuration) {
    const isPrivate = equals(api.get('visibility'), 'PRIVATE')
    return requireThat(either(isPrivate, hasWebAcl(configuration, api)), api, 'No web ACL guards the API.')
  },

  examples: {
    passes: [
      `resource "aws_appsync_graphql_api" "a" {}
resource "aws_wafv2_web_acl_association" "w" { resource_arn = aws_appsync_graphql_api.a.arn }`,
      'resource "aws_appsync_graphql_api" "a" { visibility = "PRIVATE" }',
    ],
    fails: ['resource "aws_appsync_graphql_api" "a" {} #!'],
    undecided: [
      `variable "arn" {}
resource "aws_appsync_graphql_api" "a" {}
resource "aws_wafv2_web_acl_association" "w" { resource_arn = var.arn }`,
    ],
  },
})
