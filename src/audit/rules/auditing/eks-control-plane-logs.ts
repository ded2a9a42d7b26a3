import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

const LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']

/** The control plane of a Kubernetes cluster logs everything. */
export const eksControlPlaneLogs = defineRule({
  id: 'eks-control-plane-logs',
  title: 'EKS control plane does not log everything',
  why: 'Who did what in the cluster stands in these logs and nowhere else.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_37', 'AWS-0038', 'Security Hub EKS.8'],
  scope: 'resource',
  resources: ['aws_eks_cluster'],
  fix: 'Set `enabled_cluster_log_types` to `["api", "audit", "authenticator", "controllerManager", "scheduler"]`.',

  evaluate(cluster) {
    const types = cluster.get('enabled_cluster_log_types')
    const found = LOGS.map(name => ({ name, isOn: someItem(types, item => equals(item, name)) }))
    const missing = found.filter(({ isOn }) => isOn === 'no').map(({ name }) => name)
    return requireThat(both(...found.map(({ isOn }) => isOn)), types, `Not logged: ${missing.join(', ')}.`)
  },

  examples: {
    passes: [
      'resource "aws_eks_cluster" "main" { enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"] }',
    ],
    fails: [
      'resource "aws_eks_cluster" "main" {} #!',
      `resource "aws_eks_cluster" "main" {
  enabled_cluster_log_types = ["api", "audit"] #!
}`,
      `resource "aws_eks_cluster" "main" {
  enabled_cluster_log_types = [] #!
}`,
    ],
    undecided: [
      `variable "logs" {}
resource "aws_eks_cluster" "main" { enabled_cluster_log_types = var.logs }`,
    ],
  },
})
