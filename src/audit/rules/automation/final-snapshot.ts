import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** A database leaves a last snapshot when it goes. */
export const finalSnapshot = defineRule({
  id: 'final-snapshot',
  title: 'Database leaves no last snapshot',
  why: 'Whoever deletes it by mistake deletes the data since the last backup.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/deletion-protection',
  aliases: [],
  scope: 'resource',
  resources: [
    'aws_db_instance',
    'aws_rds_cluster',
    'aws_docdb_cluster',
    'aws_neptune_cluster',
    'aws_redshift_cluster',
  ],
  fix: 'Remove `skip_final_snapshot`, and set `final_snapshot_identifier`.',

  evaluate(database) {
    const skip = database.get('skip_final_snapshot')
    return forbidThat(isTrue(skip), skip, 'It goes without a last snapshot.')
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" { final_snapshot_identifier = "last" }',
      'resource "aws_rds_cluster" "main" { skip_final_snapshot = false }',
      'resource "aws_docdb_cluster" "main" {}',
      'resource "aws_neptune_cluster" "main" {}',
      'resource "aws_redshift_cluster" "main" {}',
    ],
    fails: [
      `resource "aws_db_instance" "main" {
  skip_final_snapshot = true #!
}`,
      `resource "aws_rds_cluster" "main" {
  skip_final_snapshot = true #!
}`,
      `resource "aws_docdb_cluster" "main" {
  skip_final_snapshot = true #!
}`,
      `resource "aws_neptune_cluster" "main" {
  skip_final_snapshot = true #!
}`,
      `resource "aws_redshift_cluster" "main" {
  skip_final_snapshot = true #!
}`,
    ],
    undecided: [
      `variable "skip" {}
resource "aws_db_instance" "main" { skip_final_snapshot = var.skip }`,
    ],
  },
})
