import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isFalse, isSet, someItem } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

/** Where nothing is written, everybody may come: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
export const eksEndpointOpenToAll = defineRule({
  id: 'eks-endpoint-open-to-all',
  title: 'API of a Kubernetes cluster is open to every address',
  why: 'Whoever steals a credential can use it from anywhere, and a hole in the API server is everybody’s.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['CKV_AWS_38', 'AWS-0041'],
  scope: 'resource',
  resources: ['aws_eks_cluster'],
  fix: 'List your own ranges in `public_access_cidrs`, or set `endpoint_public_access = false`.',

  evaluate(cluster) {
    const ranges = cluster.get('vpc_config.public_access_cidrs')
    const isOpen = someItem(ranges, range => equals(range, '0.0.0.0/0', '::/0'))
    return requireThat(
      either(isFalse(cluster.get('vpc_config.endpoint_public_access')), both(isSet(ranges), not(isOpen))),
      ranges,
      'Every address may reach the API server.',
    )
  },

  examples: {
    passes: [open('["192.0.2.0/24"]'), open('["0.0.0.0/0"]', 'false'), open(null, 'false')],
    fails: [
      open('["0.0.0.0/0"] #!'),
      open('["192.0.2.0/24", "0.0.0.0/0"] #!'),
      open(null).replace('vpc_config {', '$& #!'),
    ],
    undecided: [`variable "ranges" {}\n${open('var.ranges')}`],
  },
})

function open(ranges: string | null, isPublic = 'true'): string {
  return resourceWith('aws_eks_cluster', {
    'vpc_config.endpoint_public_access': isPublic,
    ...(ranges === null ? {} : { 'vpc_config.public_access_cidrs': ranges }),
  })
}
