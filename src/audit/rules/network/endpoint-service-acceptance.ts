import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** Who uses an endpoint service was let in by somebody. */
export const endpointServiceAcceptance = defineRule({
  id: 'endpoint-service-acceptance',
  title: 'Endpoint service accepts whatever asks',
  why: 'Any account that may see the service can connect its network to it.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/routing',
  aliases: ['CKV_AWS_123'],
  scope: 'resource',
  resources: ['aws_vpc_endpoint_service'],
  fix: 'Set `acceptance_required = true`.',

  evaluate(service) {
    return requireTrue(
      service.get('acceptance_required'),
      'Connections to the service are accepted without anybody having looked.',
    )
  },

  examples: {
    passes: ['resource "aws_vpc_endpoint_service" "s" { acceptance_required = true }'],
    fails: [
      `resource "aws_vpc_endpoint_service" "s" {
  acceptance_required = false #!
}`,
      'resource "aws_vpc_endpoint_service" "s" {} #!',
    ],
    undecided: [
      `variable "is" {}
resource "aws_vpc_endpoint_service" "s" { acceptance_required = var.is }`,
    ],
  },
})
