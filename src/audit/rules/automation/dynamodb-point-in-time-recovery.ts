import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A table can be brought back to any moment of the last weeks. */
export const dynamodbPointInTimeRecovery = defineRule({
  id: 'dynamodb-point-in-time-recovery',
  title: 'Table has no point-in-time recovery',
  why: 'A bad deployment writes to every item within minutes.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: [],
  aliasesOf: {
    aws_dynamodb_table: ['CKV_AWS_28', 'AWS-0024', 'Security Hub DynamoDB.2', 'DYNAMODB_PITR_ENABLED'],
    aws_dynamodb_global_table: ['CKV_AWS_165'],
  },
  scope: 'resource',
  resources: ['aws_dynamodb_table', 'aws_dynamodb_global_table'],
  fix: 'Add `point_in_time_recovery { enabled = true }`.',

  evaluate(table) {
    return requireTrue(
      table.get('point_in_time_recovery.enabled'),
      'It cannot be brought back to before a mistake.',
    )
  },

  examples: {
    passes: [
      `resource "aws_dynamodb_table" "main" {
  point_in_time_recovery {
    enabled = true
  }
}`,
      `resource "aws_dynamodb_global_table" "main" {
  point_in_time_recovery {
    enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_dynamodb_table" "main" {} #!',
      `resource "aws_dynamodb_table" "main" {
  point_in_time_recovery {
    enabled = false #!
  }
}`,
      'resource "aws_dynamodb_global_table" "main" {} #!',
    ],
    undecided: [
      `variable "on" {}
resource "aws_dynamodb_table" "main" {
  point_in_time_recovery {
    enabled = var.on
  }
}`,
    ],
  },
})
