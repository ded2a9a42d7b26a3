import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** What a database spends its time on is kept. */
export const databasePerformanceInsights = defineRule({
  id: 'database-performance-insights',
  title: 'Database has no performance insights',
  why: 'A query that reads everything is seen by its load.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_353', 'AWS-0133'],
  scope: 'resource',
  resources: ['aws_db_instance', 'aws_rds_cluster_instance'],
  fix: 'Set `performance_insights_enabled = true`.',

  evaluate(database) {
    return requireTrue(database.get('performance_insights_enabled'), 'Performance insights are off.')
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { performance_insights_enabled = true }',
      'resource "aws_rds_cluster_instance" "main" { performance_insights_enabled = true }',
    ],
    fails: [
      'resource "aws_db_instance" "main" {} #!',
      `resource "aws_db_instance" "main" {
  performance_insights_enabled = false #!
}`,
      'resource "aws_rds_cluster_instance" "main" {} #!',
    ],
    undecided: [
      `variable "on" {}
resource "aws_rds_cluster_instance" "main" { performance_insights_enabled = var.on }`,
    ],
  },
})
