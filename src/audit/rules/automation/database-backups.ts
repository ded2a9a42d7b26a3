import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { isReplica } from './is-replica.ts'

/** A database is backed up, and somebody decided for how long. */
export const databaseBackups = defineRule({
  id: 'database-backups',
  title: 'Database is not backed up, or for no longer than happens by itself',
  why: 'What is deleted or overwritten by mistake is gone.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: ['CKV_AWS_133', 'AWS-0077', 'Security Hub RDS.11'],
  scope: 'resource',
  resources: ['aws_rds_cluster', 'aws_db_instance'],
  fix: 'Set `backup_retention_period` to the number of days that you need, at least 7.',

  evaluate(database) {
    // Nothing written: no backups of an instance, a day of a cluster.
    const days = database.get('backup_retention_period')
    return requireThat(
      either(isAtLeast(days, 1), isReplica(database)),
      days,
      'Nobody decided that backups are kept.',
    )
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { backup_retention_period = 7 }',
      'resource "aws_db_instance" "main" { backup_retention_period = 1 }',
      'resource "aws_db_instance" "main" { replicate_source_db = "main" }',
      'resource "aws_rds_cluster" "main" { replication_source_identifier = "arn:aws:rds:eu-west-1:111122223333:cluster:main" }',
      'resource "aws_rds_cluster" "main" { backup_retention_period = "35" }',
    ],
    fails: [
      'resource "aws_db_instance" "main" {} #!',
      `resource "aws_db_instance" "main" {
  backup_retention_period = 0 #!
}`,
      'resource "aws_rds_cluster" "main" {} #!',
    ],
    undecided: [
      `variable "days" {}
resource "aws_db_instance" "main" { backup_retention_period = var.days }`,
    ],
  },
})
