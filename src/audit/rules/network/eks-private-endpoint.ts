import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'
import { resourceWith } from './resource-example.ts'

const PATH = 'vpc_config.endpoint_private_access'

/** https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
export const eksPrivateEndpoint = defineRule({
  id: 'eks-private-endpoint',
  title: 'Nodes of a Kubernetes cluster have no private way to its API',
  why: 'What they say to the API server leaves the VPC.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: [],
  scope: 'resource',
  resources: ['aws_eks_cluster'],
  fix: 'Set `endpoint_private_access = true` in `vpc_config`.',

  evaluate(cluster) {
    return requireTrue(cluster.get(PATH), 'The API server has no address in the VPC.')
  },

  examples: {
    passes: [resourceWith('aws_eks_cluster', { [PATH]: 'true' })],
    fails: [
      resourceWith('aws_eks_cluster', { [PATH]: 'false #!' }),
      resourceWith('aws_eks_cluster', { 'vpc_config.subnet_ids': '[]' }).replace('vpc_config {', '$& #!'),
    ],
    undecided: [`variable "is" {}\n${resourceWith('aws_eks_cluster', { [PATH]: 'var.is' })}`],
  },
})
