import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'

/** An Aurora cluster with MySQL exports its audit log. */
export const auroraMysqlAuditLogs = defineRule({
  id: 'aurora-mysql-audit-logs',
  title: 'Aurora MySQL does not export its audit log',
  why: 'Only the audit log says who asked the database what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_325', 'Security Hub RDS.34'],
  scope: 'resource',
  resources: ['aws_rds_cluster'],
  fix: 'Add `audit` to `enabled_cloudwatch_logs_exports`.',

  evaluate(cluster) {
    // Aurora for MySQL is what the provider took where no engine was named.
    const engine = cluster.get('engine')
    const isMysql = engine.isWritten ? equals(engine, 'aurora', 'aurora-mysql', 'mysql') : 'yes'
    const exports = cluster.get('enabled_cloudwatch_logs_exports')
    const isAudited = someItem(exports, item => equals(item, 'audit'))
    return requireThat(either(not(isMysql), isAudited), exports, 'The audit log is not exported.')
  },

  examples: {
    passes: [
      `resource "aws_rds_cluster" "main" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["audit", "error"]
}`,
      'resource "aws_rds_cluster" "main" { engine = "aurora-postgresql" }',
    ],
    fails: [
      'resource "aws_rds_cluster" "main" {} #!',
      `resource "aws_rds_cluster" "main" { #!
  engine = "aurora-mysql"
}`,
      `resource "aws_rds_cluster" "main" {
  engine                          = "mysql"
  enabled_cloudwatch_logs_exports = ["error", "slowquery"] #!
}`,
    ],
    undecided: [
      `variable "engine" {}
resource "aws_rds_cluster" "main" { engine = var.engine }`,
    ],
  },
})
