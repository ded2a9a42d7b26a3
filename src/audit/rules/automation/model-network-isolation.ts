import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A model cannot call out. */
export const modelNetworkIsolation = defineRule({
  id: 'model-network-isolation',
  title: 'Model can call out',
  why: 'A model from elsewhere may send away what it is shown.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_370', 'Security Hub SageMaker.5'],
  scope: 'resource',
  resources: ['aws_sagemaker_model'],
  fix: 'Set `enable_network_isolation = true`.',

  evaluate(model) {
    return requireTrue(model.get('enable_network_isolation'), 'It can send away what it is shown.')
  },

  examples: {
    passes: ['resource "aws_sagemaker_model" "main" { enable_network_isolation = true }'],
    fails: [
      'resource "aws_sagemaker_model" "main" {} #!',
      `resource "aws_sagemaker_model" "main" {
  enable_network_isolation = false #!
}`,
    ],
    undecided: [
      `variable "isolated" {}
resource "aws_sagemaker_model" "main" { enable_network_isolation = var.isolated }`,
    ],
  },
})
