import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A GraphQL API logs the fields that fail. */
export const appsyncFieldLogs = defineRule({
  id: 'appsync-field-logs',
  title: 'GraphQL API does not log its fields',
  why: 'Which part of a query failed or was refused is otherwise known to nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV_AWS_194', 'Security Hub AppSync.2'],
  scope: 'resource',
  resources: ['aws_appsync_graphql_api'],
  fix: 'Set `field_log_level` to `"ERROR"` or `"ALL"` in `log_config`.',

  evaluate(api) {
    const level = api.get('log_config.field_log_level')
    return requireThat(equals(level, 'ALL', 'ERROR', 'INFO', 'DEBUG'), level, 'Fields are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_appsync_graphql_api" "main" {
  log_config {
    field_log_level = "ERROR"
  }
}`,
      `resource "aws_appsync_graphql_api" "main" {
  log_config {
    field_log_level = "ALL"
  }
}`,
    ],
    fails: [
      'resource "aws_appsync_graphql_api" "main" {} #!',
      `resource "aws_appsync_graphql_api" "main" {
  log_config {
    field_log_level = "NONE" #!
  }
}`,
    ],
    undecided: [
      `variable "level" {}
resource "aws_appsync_graphql_api" "main" {
  log_config {
    field_log_level = var.level
  }
}`,
    ],
  },
})
