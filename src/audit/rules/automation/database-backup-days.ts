import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'
import { isReplica } from './is-replica.ts'

/** A database that is backed up is so for more than a day. */
export const databaseBackupDays = defineRule({
  id: 'database-backup-days',
  title: 'Backups of a database are kept for a day only',
  why: 'A mistake that is noticed after the weekend cannot be undone.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: ['AWS-0077', 'Security Hub RDS.11'],
  scope: 'resource',
  resources: ['aws_rds_cluster', 'aws_db_instance'],
  fix: 'Set `backup_retention_period` to the number of days that you need, at least 7.',

  evaluate(database) {
    const days = database.get('backup_retention_period')
    return forbidThat(
      both(equals(days, 1), not(isReplica(database))),
      days,
      'No backup is kept for longer than a day.',
    )
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { backup_retention_period = 7 }',
      'resource "aws_rds_cluster" "main" { backup_retention_period = "35" }',
      `resource "aws_db_instance" "main" {
  replicate_source_db     = "main"
  backup_retention_period = 1
}`,
    ],
    fails: [
      `resource "aws_db_instance" "main" {
  backup_retention_period = "1" #!
}`,
      `resource "aws_rds_cluster" "main" {
  backup_retention_period = 1 #!
}`,
    ],
    undecided: [
      `variable "days" {}
resource "aws_db_instance" "main" { backup_retention_period = var.days }`,
    ],
  },
})
