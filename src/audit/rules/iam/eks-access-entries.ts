import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either, truth } from '../../resource/truth.ts'

/**
 * Who may use a cluster is seen in AWS, not in a map inside of the cluster that everybody who may change it can widen.
 * https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
export const eksAccessEntries = defineRule({
  id: 'eks-access-entries',
  title: 'Access to the cluster is kept inside of the cluster',
  why: 'Who may change the map can let anybody in, and nobody outside of the cluster sees it.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/workloads',
  aliases: [],
  scope: 'resource',
  resources: ['aws_eks_cluster'],
  fix: 'Set `authentication_mode = "API"` in `access_config`, and declare who comes in by `aws_eks_access_entry`.',

  evaluate(cluster) {
    const mode = cluster.get('access_config.authentication_mode')
    // Without a mode, AWS takes the map.
    const isMap = either(equals(mode, 'CONFIG_MAP'), truth(mode.value === null))
    return forbidThat(isMap, mode, 'Who may use the cluster stands in a map inside of it (`aws-auth`).')
  },

  examples: {
    passes: [
      'resource "aws_eks_cluster" "c" {\n  access_config {\n    authentication_mode = "API"\n  }\n}',
      'resource "aws_eks_cluster" "c" {\n  access_config {\n    authentication_mode = "API_AND_CONFIG_MAP"\n  }\n}',
    ],
    fails: [
      'resource "aws_eks_cluster" "c" { #!\n  name = "c"\n}',
      'resource "aws_eks_cluster" "c" {\n  access_config {\n    authentication_mode = "CONFIG_MAP" #!\n  }\n}',
    ],
    undecided: [
      'variable "m" {}\nresource "aws_eks_cluster" "c" {\n  access_config {\n    authentication_mode = var.m\n  }\n}',
    ],
  },
})
