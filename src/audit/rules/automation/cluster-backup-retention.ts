import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'

/** Backups of a document or graph database are kept for a week. */
export const clusterBackupRetention = defineRule({
  id: 'cluster-backup-retention',
  title: 'Backups of the cluster are kept for less than a week',
  why: 'A mistake that is noticed after the weekend cannot be undone.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: [],
  aliasesOf: {
    aws_docdb_cluster: ['CKV_AWS_360', 'Security Hub DocumentDB.2'],
    aws_neptune_cluster: ['CKV_AWS_361', 'Security Hub Neptune.5'],
  },
  scope: 'resource',
  resources: ['aws_docdb_cluster', 'aws_neptune_cluster'],
  fix: 'Set `backup_retention_period` to 7 or more.',

  evaluate(cluster) {
    const days = cluster.get('backup_retention_period')
    return requireThat(isAtLeast(days, 7), days, 'Backups are kept for less than a week.')
  },

  examples: {
    passes: [
      'resource "aws_docdb_cluster" "main" { backup_retention_period = 7 }',
      'resource "aws_neptune_cluster" "main" { backup_retention_period = 14 }',
    ],
    fails: [
      'resource "aws_docdb_cluster" "main" {} #!',
      `resource "aws_docdb_cluster" "main" {
  backup_retention_period = 5 #!
}`,
      'resource "aws_neptune_cluster" "main" {} #!',
      `resource "aws_neptune_cluster" "main" {
  backup_retention_period = 1 #!
}`,
    ],
    undecided: [
      `variable "days" {}
resource "aws_neptune_cluster" "main" { backup_retention_period = var.days }`,
    ],
  },
})
