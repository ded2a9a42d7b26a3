import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'

/** The operating system below a database is watched. */
export const databaseEnhancedMonitoring = defineRule({
  id: 'database-enhanced-monitoring',
  title: 'Database has no enhanced monitoring',
  why: 'What a database’s host does is not seen from inside the database.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_118', 'Security Hub RDS.6'],
  scope: 'resource',
  resources: ['aws_db_instance', 'aws_rds_cluster_instance'],
  fix: 'Set `monitoring_interval` to 1, 5, 10, 15, 30 or 60, and `monitoring_role_arn`.',

  evaluate(database) {
    const interval = database.get('monitoring_interval')
    return requireThat(isAtLeast(interval, 1), interval, 'Enhanced monitoring is off.')
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { monitoring_interval = 30 }',
      'resource "aws_rds_cluster_instance" "main" { monitoring_interval = "5" }',
    ],
    fails: [
      'resource "aws_db_instance" "main" {} #!',
      `resource "aws_db_instance" "main" {
  monitoring_interval = 0 #!
}`,
      'resource "aws_rds_cluster_instance" "main" {} #!',
    ],
    undecided: [
      `variable "interval" {}
resource "aws_db_instance" "main" { monitoring_interval = var.interval }`,
    ],
  },
})
