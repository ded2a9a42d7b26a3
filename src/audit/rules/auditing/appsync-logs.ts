import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A GraphQL API writes logs. */
export const appsyncLogs = defineRule({
  id: 'appsync-logs',
  title: 'GraphQL API writes no logs',
  why: 'Without them nobody can say who asked what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV_AWS_193', 'Security Hub AppSync.2'],
  scope: 'resource',
  resources: ['aws_appsync_graphql_api'],
  fix: 'Add a `log_config` block with `cloudwatch_logs_role_arn`.',

  evaluate(api) {
    return requireSet(api.get('log_config.cloudwatch_logs_role_arn'), 'Its requests are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_iam_role" "logs" {}
resource "aws_appsync_graphql_api" "main" {
  log_config {
    cloudwatch_logs_role_arn = aws_iam_role.logs.arn
    field_log_level          = "ERROR"
  }
}`,
    ],
    fails: ['resource "aws_appsync_graphql_api" "main" {} #!'],
    undecided: [
      `variable "role" {}
resource "aws_appsync_graphql_api" "main" {
  log_config {
    cloudwatch_logs_role_arn = var.role
    field_log_level          = "ERROR"
  }
}`,
    ],
  },
})
