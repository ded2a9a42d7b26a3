import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A model’s containers reach nothing. */
export const modelNetworkIsolation = defineRule({
  id: 'model-network-isolation',
  title: 'Model can reach the network',
  why: 'A model comes with code of others, which can send away what it is asked about.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/routing',
  aliases: ['CKV_AWS_370', 'Security Hub SageMaker.5'],
  scope: 'resource',
  resources: ['aws_sagemaker_model'],
  fix: 'Set `enable_network_isolation = true`.',

  evaluate(model) {
    return requireTrue(
      model.get('enable_network_isolation'),
      'The containers of the model are not isolated from the network.',
    )
  },

  examples: {
    passes: ['resource "aws_sagemaker_model" "m" { enable_network_isolation = true }'],
    fails: [
      'resource "aws_sagemaker_model" "m" {} #!',
      `resource "aws_sagemaker_model" "m" {
  enable_network_isolation = false #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_sagemaker_model" "m" { enable_network_isolation = var.is }`,
    ],
  },
})
