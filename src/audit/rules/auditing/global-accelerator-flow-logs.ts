import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A global accelerator logs its flows. */
export const globalAcceleratorFlowLogs = defineRule({
  id: 'global-accelerator-flow-logs',
  title: 'Global accelerator does not log its flows',
  why: 'Without them traffic cannot be followed to where it came from.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV_AWS_75'],
  scope: 'resource',
  resources: ['aws_globalaccelerator_accelerator'],
  fix: 'Set `flow_logs_enabled = true` in an `attributes` block, with a bucket.',

  evaluate(accelerator) {
    return requireTrue(accelerator.get('attributes.flow_logs_enabled'), 'Flows are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_globalaccelerator_accelerator" "main" {
  attributes {
    flow_logs_enabled   = true
    flow_logs_s3_bucket = "logs"
    flow_logs_s3_prefix = "flows/"
  }
}`,
    ],
    fails: [
      'resource "aws_globalaccelerator_accelerator" "main" {} #!',
      `resource "aws_globalaccelerator_accelerator" "main" {
  attributes {
    flow_logs_enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "logged" {}
resource "aws_globalaccelerator_accelerator" "main" {
  attributes {
    flow_logs_enabled = var.logged
  }
}`,
    ],
  },
})
