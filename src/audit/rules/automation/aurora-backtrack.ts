import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isAtLeast } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'

/** An Aurora cluster can be wound back. */
export const auroraBacktrack = defineRule({
  id: 'aurora-backtrack',
  title: 'Aurora MySQL cannot be wound back',
  why: 'Restoring a backup takes hours; winding back takes minutes.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/backups',
  aliases: ['CKV_AWS_326', 'Security Hub RDS.14'],
  scope: 'resource',
  resources: ['aws_rds_cluster'],
  fix: 'Set `backtrack_window` to the seconds that you want to go back, up to 259200.',

  evaluate(cluster) {
    // Only Aurora with MySQL can, which the provider took where no engine was named.
    const engine = cluster.get('engine')
    const isAurora = engine.isWritten ? equals(engine, 'aurora', 'aurora-mysql') : 'yes'
    const seconds = cluster.get('backtrack_window')
    return requireThat(either(not(isAurora), isAtLeast(seconds, 1)), seconds, 'It cannot be wound back.')
  },

  examples: {
    passes: [
      `resource "aws_rds_cluster" "main" {
  engine           = "aurora-mysql"
  backtrack_window = 86400
}`,
      'resource "aws_rds_cluster" "main" { engine = "aurora-postgresql" }',
    ],
    fails: [
      'resource "aws_rds_cluster" "main" {} #!',
      `resource "aws_rds_cluster" "main" { #!
  engine = "aurora-mysql"
}`,
      `resource "aws_rds_cluster" "main" {
  engine           = "aurora"
  backtrack_window = 0 #!
}`,
    ],
    undecided: [
      `variable "seconds" {}
resource "aws_rds_cluster" "main" {
  engine           = "aurora-mysql"
  backtrack_window = var.seconds
}`,
    ],
  },
})
