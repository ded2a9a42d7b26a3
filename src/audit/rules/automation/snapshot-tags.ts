import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue, startsWith } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

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
    // An instance of Aurora has no snapshots of its own: its cluster’s are meant, and the setting does nothing.
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    const isOfCluster =
      database.type === 'aws_db_instance' ? startsWith(database.get('engine'), 'aurora') : 'no'
    const copies = database.get('copy_tags_to_snapshot')
    return requireThat(either(isTrue(copies), isOfCluster), copies, 'Its snapshots have no tags.')
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { copy_tags_to_snapshot = true }',
      'resource "aws_rds_cluster" "main" { copy_tags_to_snapshot = true }',
      'resource "aws_neptune_cluster" "main" { copy_tags_to_snapshot = true }',
      'resource "aws_db_instance" "main" { engine = "aurora-mysql" }',
    ],
    fails: [
      'resource "aws_db_instance" "main" {} #!',
      `resource "aws_db_instance" "main" {
  copy_tags_to_snapshot = false #!
}`,
      'resource "aws_rds_cluster" "main" {} #!',
      `resource "aws_rds_cluster" "main" { #!
  engine = "aurora-mysql"
}`,
      'resource "aws_neptune_cluster" "main" {} #!',
    ],
    undecided: [
      `variable "copy" {}
resource "aws_rds_cluster" "main" { copy_tags_to_snapshot = var.copy }`,
    ],
  },
})
