import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_OPERATIONS } from './tables/operations.ts'

const FROM_TABLE = demandsOf(KEYED_OPERATIONS)

/** Logs, configuration and environments name a key of the customer’s. */
export const operationsCustomerKey = defineRule({
  id: 'operations-customer-key',
  title: 'Logs or configuration are encrypted with a key that AWS manages',
  why: 'Who may use a key of AWS cannot be said or taken back: whoever may read the logs or the configuration reads what stands in them.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name the ARN of a KMS key of yours.',
  ...FROM_TABLE,
  examples: {
    ...FROM_TABLE.examples,
    passes: [...FROM_TABLE.examples.passes, sessions('OVERRIDE', 'cloud_watch_encryption_enabled = true')],
    fails: [
      ...FROM_TABLE.examples.fails,
      sessions('OVERRIDE', 'cloud_watch_encryption_enabled = false', ' #!'),
      sessions('NONE', 's3_bucket_encryption_enabled = true', ' #!'),
      'variable "v" {}\nresource "aws_lambda_function" "f" { #!\n  environment {\n    variables = var.v\n  }\n}',
    ],
    undecided: [
      ...FROM_TABLE.examples.undecided,
      `variable "v" {}
resource "aws_lambda_function" "f" {
  dynamic "environment" {
    for_each = var.v
    content {
      variables = environment.value
    }
  }
}`,
    ],
  },
})

function sessions(logging: string, encryption: string, mark = ''): string {
  return `resource "aws_ecs_cluster" "c" {
  configuration {
    execute_command_configuration {
      kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/k"${mark}
      logging    = "${logging}"
      log_configuration {
        ${encryption}
      }
    }
  }
}`
}
