import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const PATH = 'vpc_config.endpoint_public_access'

/** https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
export const eksPublicEndpoint = defineRule({
  id: 'eks-public-endpoint',
  title: 'API of a Kubernetes cluster can be reached from the internet',
  why: 'A stolen credential, or a hole in the API server, then suffices to take the cluster over.',
  // To everybody: `eks-endpoint-open-to-all`. To a few addresses is a way that many good teams go.
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['CKV_AWS_39', 'AWS-0040', 'Security Hub EKS.1'],
  scope: 'resource',
  resources: ['aws_eks_cluster'],
  fix: 'Set `endpoint_public_access = false` and `endpoint_private_access = true` in `vpc_config`.',

  evaluate(cluster) {
    const isPublic = cluster.get(PATH)
    return requireThat(isFalse(isPublic), isPublic, 'The API server has an address on the internet.')
  },

  examples: {
    passes: [resourceWith('aws_eks_cluster', { [PATH]: 'false' })],
    fails: [
      resourceWith('aws_eks_cluster').replace('{', '{ #!'),
      resourceWith('aws_eks_cluster', { 'vpc_config.subnet_ids': '[]' }).replace('vpc_config {', '$& #!'),
      resourceWith('aws_eks_cluster', { [PATH]: 'true #!' }),
    ],
    undecided: [`variable "is" {}\n${resourceWith('aws_eks_cluster', { [PATH]: 'var.is' })}`],
  },
})
