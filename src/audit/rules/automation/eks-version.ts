import { defineRule } from '../../define-rule.ts'
import { flag, pass, undecided } from '../../outcome.ts'
import { textOf } from '../../resource/predicates.ts'

/** What is older left extended support by November 2026: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
const OLDEST_MINOR = 32

/** A cluster runs a Kubernetes that AWS still mends. */
export const eksVersion = defineRule({
  id: 'eks-version',
  title: 'Kubernetes version of the cluster is no longer supported',
  why: 'Nobody mends what is found in it any more.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_339', 'Security Hub EKS.2'],
  scope: 'resource',
  resources: ['aws_eks_cluster'],
  fix: 'Set `version` to one that is supported, or leave it out.',

  evaluate(cluster) {
    const version = cluster.get('version')
    if (!version.isWritten) return pass
    const text = textOf(version.value)
    if (text === null) return undecided(version)
    const [major = 0, minor = 0] = text.split('.').map(Number)
    const isSupported = major > 1 || (major === 1 && minor >= OLDEST_MINOR)
    return isSupported ? pass : flag(version, `Kubernetes ${text} gets no more security updates.`)
  },

  examples: {
    passes: [
      'resource "aws_eks_cluster" "main" { version = "1.33" }',
      'resource "aws_eks_cluster" "main" { name = "main" }',
    ],
    fails: [
      `resource "aws_eks_cluster" "main" {
  version = "1.23" #!
}`,
    ],
    undecided: [
      `variable "version" {}
resource "aws_eks_cluster" "main" { version = var.version }`,
    ],
  },
})
