import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A snapshot has the tags of what it was taken of. */
export const snapshotTags = defineRule({
  id: 'snapshot-tags',
  title: 'Tags are not copied to snapshots',
  why: 'A snapshot without tags belongs to nobody, and rules by tag do not see it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: [],
  aliasesOf: {
    aws_db_instance: ['CKV2_AWS_60', 'Security Hub RDS.17'],
    aws_rds_cluster: ['CKV_AWS_313', 'Security Hub RDS.16'],
    aws_neptune_cluster: ['CKV_AWS_362', 'Security Hub Neptune.8'],
  },
  scope: 'resource',
  resources: ['aws_db_instance', 'aws_rds_cluster', 'aws_neptune_cluster'],
  fix: 'Set `copy_tags_to_snapshot = true`.',

  evaluate(database) {
    return requireTrue(database.get('copy_tags_to_snapshot'), 'Its snapshots have no tags.')
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { copy_tags_to_snapshot = true }',
      'resource "aws_rds_cluster" "main" { copy_tags_to_snapshot = true }',
      'resource "aws_neptune_cluster" "main" { copy_tags_to_snapshot = true }',
    ],
    fails: [
      'resource "aws_db_instance" "main" {} #!',
      `resource "aws_db_instance" "main" {
  copy_tags_to_snapshot = false #!
}`,
      'resource "aws_rds_cluster" "main" {} #!',
      'resource "aws_neptune_cluster" "main" {} #!',
    ],
    undecided: [
      `variable "copy" {}
resource "aws_rds_cluster" "main" { copy_tags_to_snapshot = var.copy }`,
    ],
  },
})
