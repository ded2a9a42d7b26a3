import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** A Redshift cluster’s database has a name of its own. */
export const redshiftDatabaseName = defineRule({
  id: 'redshift-database-name',
  title: 'Redshift database has the default name',
  why: 'What everybody knows needs no guessing.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_320', 'Security Hub Redshift.9'],
  scope: 'resource',
  resources: ['aws_redshift_cluster'],
  fix: 'Set `database_name` to something else than `dev`.',

  evaluate(cluster) {
    const name = cluster.get('database_name')
    return requireThat(both(isSet(name), not(equals(name, 'dev'))), name, 'The database is called `dev`.')
  },

  examples: {
    passes: ['resource "aws_redshift_cluster" "main" { database_name = "claims" }'],
    fails: [
      'resource "aws_redshift_cluster" "main" {} #!',
      `resource "aws_redshift_cluster" "main" {
  database_name = "dev" #!
}`,
    ],
    undecided: [
      `variable "name" {}
resource "aws_redshift_cluster" "main" { database_name = var.name }`,
    ],
  },
})
