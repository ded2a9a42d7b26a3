import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, some, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../../views/once-per.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

const TARGET = { type: 'aws_appautoscaling_target', path: 'resource_id' }
const POLICY = { type: 'aws_appautoscaling_policy', path: 'resource_id', names: 'resource_id' }

/** Whether a target that is called so, `table/NAME`, has a policy; one that refers to a table is that one’s. */
const scaledById = oncePer(configuration => {
  const byName = configuration
    .ofType('aws_appautoscaling_target')
    .filter(target => configuration.referredTo(target.get('resource_id'), 'aws_dynamodb_table').length === 0)
  const targets = Map.groupBy(byName, target => textOf(target.get('resource_id').value))
  return new Map(
    [...targets].map(([id, called]) => [
      id,
      some(called, target => isPointedAt(target, POLICY, configuration)),
    ]),
  )
})

/** A target that names the table by reference, or as `table/NAME`, has a policy. */
function isScaled(table: Resource, configuration: Configuration): Truth {
  const name = textOf(table.get('name').value)
  const byName = name === null ? 'no' : (scaledById(configuration).get(`table/${name}`) ?? 'no')
  return either(
    byName,
    isPointedAt(table, TARGET, configuration, target => isPointedAt(target, POLICY, configuration)),
  )
}

/** A table’s capacity follows what is asked of it. */
export const dynamodbAutoscaling = defineRule({
  id: 'dynamodb-autoscaling',
  title: 'Table’s capacity does not follow the load',
  why: 'Requests above a fixed capacity are refused.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/availability',
  aliases: ['CKV2_AWS_16', 'Security Hub DynamoDB.1'],
  scope: 'resource',
  resources: ['aws_dynamodb_table'],
  fix: 'Set `billing_mode = "PAY_PER_REQUEST"`, or add an `aws_appautoscaling_target` and a policy for the table.',

  evaluate(table, configuration) {
    const isOnDemand = equals(table.get('billing_mode'), 'PAY_PER_REQUEST')
    const rest = configuration.isComplete ? 'no' : 'unknown'
    return requireThat(
      either(isOnDemand, isScaled(table, configuration), rest),
      table,
      'Its capacity is fixed.',
    )
  },

  examples: {
    passes: [
      'resource "aws_dynamodb_table" "main" { billing_mode = "PAY_PER_REQUEST" }',
      `resource "aws_dynamodb_table" "main" { name = "orders" }
resource "aws_appautoscaling_target" "main" {
  resource_id        = "table/\${aws_dynamodb_table.main.name}"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
}
resource "aws_appautoscaling_policy" "main" {
  resource_id = aws_appautoscaling_target.main.resource_id
  policy_type = "TargetTrackingScaling"
}`,
    ],
    fails: [
      `resource "aws_dynamodb_table" "main" { #!
  name = "orders"
}`,
      `resource "aws_dynamodb_table" "main" { #!
  name         = "orders"
  billing_mode = "PROVISIONED"
}`,
      `resource "aws_dynamodb_table" "main" { #!
  name = "orders"
}
resource "aws_appautoscaling_target" "main" {
  resource_id        = "table/orders"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
}`,
      `resource "aws_dynamodb_table" "main" { name = "orders" }
resource "aws_dynamodb_table" "other" { #!
  name = "orders"
}
resource "aws_appautoscaling_target" "main" { resource_id = "table/\${aws_dynamodb_table.main.name}" }
resource "aws_appautoscaling_policy" "main" { resource_id = aws_appautoscaling_target.main.resource_id }`,
    ],
    undecided: [
      `variable "mode" {}
resource "aws_dynamodb_table" "main" { billing_mode = var.mode }`,
    ],
  },
})
