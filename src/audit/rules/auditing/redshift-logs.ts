import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** A Redshift cluster logs connections and queries. */
export const redshiftLogs = defineRule({
  id: 'redshift-logs',
  title: 'Redshift cluster does not log connections and queries',
  why: 'Without them nobody can say who asked the warehouse what.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_71', 'Security Hub Redshift.4'],
  scope: 'resource',
  resources: ['aws_redshift_cluster'],
  fix: 'Add an `aws_redshift_logging` for the cluster.',

  evaluate(cluster, configuration) {
    const inline = cluster.get('logging.enable')
    const link = { type: 'aws_redshift_logging', path: 'cluster_identifier', names: 'cluster_identifier' }
    const isLogged = either(isTrue(inline), isPointedAt(cluster, link, configuration))
    return requireThat(isLogged, inline, 'Connections and queries are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_redshift_cluster" "main" {
  logging {
    enable = true
  }
}`,
      `resource "aws_redshift_cluster" "main" { cluster_identifier = "dw" }
resource "aws_redshift_logging" "main" {
  cluster_identifier   = aws_redshift_cluster.main.id
  log_destination_type = "cloudwatch"
}`,
      `resource "aws_redshift_cluster" "main" { cluster_identifier = "dw" }
resource "aws_redshift_logging" "main" { cluster_identifier = "dw" }`,
    ],
    fails: [
      'resource "aws_redshift_cluster" "main" {} #!',
      `resource "aws_redshift_cluster" "main" {
  logging {
    enable = false #!
  }
}`,
    ],
    undecided: [
      `variable "logged" {}
resource "aws_redshift_cluster" "main" {
  logging {
    enable = var.logged
  }
}`,
    ],
  },
})
