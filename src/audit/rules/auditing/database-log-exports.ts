import { defineRule } from '../../define-rule.ts'
import { requireSet, requireThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'

/** The logs of which one has to be exported; where none is named, any. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  aws_docdb_cluster: ['audit', 'profiler'],
  aws_neptune_cluster: ['audit'],
}

/** A database’s logs are kept outside of it. */
export const databaseLogExports = defineRule({
  id: 'database-log-exports',
  title: 'Database does not export its logs',
  why: 'Logs that stay in the database go with it, and no alarm reads them.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: [],
  aliasesOf: {
    aws_db_instance: ['CKV_AWS_129', 'Security Hub RDS.9', 'RDS_LOGGING_ENABLED'],
    aws_rds_cluster: ['CKV_AWS_324'],
    aws_docdb_cluster: ['CKV_AWS_85', 'AWS-0020', 'Security Hub DocumentDB.4'],
    aws_neptune_cluster: ['CKV_AWS_101', 'AWS-0075', 'Security Hub Neptune.2'],
  },
  scope: 'resource',
  resources: ['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
  fix: 'Name the logs in `enabled_cloudwatch_logs_exports` (Neptune: `enable_cloudwatch_logs_exports`).',

  evaluate(database) {
    const isNeptune = database.type === 'aws_neptune_cluster'
    const exports = database.get(
      isNeptune ? 'enable_cloudwatch_logs_exports' : 'enabled_cloudwatch_logs_exports',
    )
    const wanted = WANTED[database.type]
    const says = wanted === undefined ? 'No logs are exported.' : `No ${wanted.join(' or ')} log is exported.`
    if (wanted === undefined) return requireSet(exports, says)
    return requireThat(
      someItem(exports, item => equals(item, ...wanted)),
      exports,
      says,
    )
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"] }',
      'resource "aws_rds_cluster" "main" { enabled_cloudwatch_logs_exports = ["audit"] }',
      'resource "aws_docdb_cluster" "main" { enabled_cloudwatch_logs_exports = ["profiler"] }',
      'resource "aws_neptune_cluster" "main" { enable_cloudwatch_logs_exports = ["audit"] }',
    ],
    fails: [
      'resource "aws_db_instance" "main" {} #!',
      `resource "aws_db_instance" "main" {
  enabled_cloudwatch_logs_exports = [] #!
}`,
      'resource "aws_rds_cluster" "main" {} #!',
      'resource "aws_docdb_cluster" "main" {} #!',
      'resource "aws_neptune_cluster" "main" {} #!',
      `resource "aws_neptune_cluster" "main" {
  enable_cloudwatch_logs_exports = ["slowquery"] #!
}`,
    ],
    undecided: [
      `variable "logs" {}
resource "aws_docdb_cluster" "main" { enabled_cloudwatch_logs_exports = var.logs }`,
      `variable "logs" {}
resource "aws_rds_cluster" "main" { enabled_cloudwatch_logs_exports = var.logs }`,
    ],
  },
})
