import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A Redshift cluster takes snapshots by itself. */
export const redshiftSnapshots = defineRule({
  id: 'redshift-snapshots',
  title: 'Redshift cluster takes no snapshots',
  why: 'What is loaded into it cannot be brought back.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: ['CKV_AWS_343', 'Security Hub Redshift.3'],
  scope: 'resource',
  resources: ['aws_redshift_cluster'],
  fix: 'Remove `automated_snapshot_retention_period = 0`, or set it to 7 or more.',

  evaluate(cluster) {
    // A day unless something else is written.
    const days = cluster.get('automated_snapshot_retention_period')
    return forbidThat(equals(days, 0), days, 'Automated snapshots are switched off.')
  },

  examples: {
    passes: [
      'resource "aws_redshift_cluster" "main" {}',
      'resource "aws_redshift_cluster" "main" { automated_snapshot_retention_period = 7 }',
    ],
    fails: [
      `resource "aws_redshift_cluster" "main" {
  automated_snapshot_retention_period = 0 #!
}`,
    ],
    undecided: [
      `variable "days" {}
resource "aws_redshift_cluster" "main" { automated_snapshot_retention_period = var.days }`,
    ],
  },
})
