import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** A cluster names the subnets that it stands in. */
export const redshiftInVpc = defineRule({
  id: 'redshift-in-vpc',
  title: 'Redshift cluster is in no VPC of its own',
  why: 'A cluster without a subnet group lands in the default VPC, whose subnets are public.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: ['CKV_AWS_154', 'AWS-0127'],
  scope: 'resource',
  resources: ['aws_redshift_cluster'],
  fix: 'Set `cluster_subnet_group_name`.',

  evaluate(cluster) {
    return requireSet(cluster.get('cluster_subnet_group_name'), 'The cluster names no subnet group.')
  },

  examples: {
    passes: [
      'resource "aws_redshift_cluster" "c" { cluster_subnet_group_name = "private" }',
      `resource "aws_redshift_subnet_group" "g" {}
resource "aws_redshift_cluster" "c" { cluster_subnet_group_name = aws_redshift_subnet_group.g.id }`,
    ],
    fails: ['resource "aws_redshift_cluster" "c" {} #!'],
    undecided: [
      `variable "group" {}
resource "aws_redshift_cluster" "c" { cluster_subnet_group_name = var.group }`,
    ],
  },
})
