import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue, startsWith } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** People and programs use a database by their roles. */
export const databaseIamAuthentication = defineRule({
  id: 'database-iam-authentication',
  title: 'Database takes passwords only',
  why: 'A password is shared, copied and kept; a role’s token lives fifteen minutes.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: [],
  aliasesOf: {
    aws_db_instance: ['CKV_AWS_161', 'AWS-0176', 'Security Hub RDS.10'],
    aws_rds_cluster: ['CKV_AWS_162', 'Security Hub RDS.12'],
    aws_neptune_cluster: ['CKV_AWS_359', 'Security Hub Neptune.7'],
  },
  scope: 'resource',
  resources: ['aws_db_instance', 'aws_rds_cluster', 'aws_neptune_cluster'],
  fix: 'Set `iam_database_authentication_enabled = true`.',

  evaluate(database) {
    const switched = database.get('iam_database_authentication_enabled')
    // Oracle, SQL Server and Db2 cannot.
    const cannot = startsWith(database.get('engine'), 'oracle', 'sqlserver', 'custom-', 'db2')
    return requireThat(either(isTrue(switched), cannot), switched, 'It is used with passwords only.')
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { iam_database_authentication_enabled = true }',
      'resource "aws_db_instance" "main" { engine = "sqlserver-ee" }',
      'resource "aws_rds_cluster" "main" { iam_database_authentication_enabled = true }',
      'resource "aws_neptune_cluster" "main" { iam_database_authentication_enabled = true }',
    ],
    fails: [
      `resource "aws_db_instance" "main" { #!
  engine = "postgres"
}`,
      `resource "aws_db_instance" "main" {
  engine                              = "mysql"
  iam_database_authentication_enabled = false #!
}`,
      'resource "aws_rds_cluster" "main" {} #!',
      'resource "aws_neptune_cluster" "main" {} #!',
    ],
    undecided: [
      `variable "roles" {}
resource "aws_rds_cluster" "main" { iam_database_authentication_enabled = var.roles }`,
    ],
  },
})
