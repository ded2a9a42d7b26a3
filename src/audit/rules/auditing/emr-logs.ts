import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** An EMR cluster keeps its logs in a bucket. */
export const emrLogs = defineRule({
  id: 'emr-logs',
  title: 'EMR cluster keeps no logs',
  why: 'Logs that stay on the cluster go with it.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: [],
  scope: 'resource',
  resources: ['aws_emr_cluster'],
  fix: 'Set `log_uri` to a bucket of yours.',

  evaluate(cluster) {
    return requireSet(cluster.get('log_uri'), 'The cluster’s logs go with it.')
  },

  examples: {
    passes: ['resource "aws_emr_cluster" "main" { log_uri = "s3://logs/emr/" }'],
    fails: [
      'resource "aws_emr_cluster" "main" {} #!',
      `resource "aws_emr_cluster" "main" {
  log_uri = "" #!
}`,
    ],
    undecided: [
      `variable "logs" {}
resource "aws_emr_cluster" "main" { log_uri = var.logs }`,
    ],
  },
})
