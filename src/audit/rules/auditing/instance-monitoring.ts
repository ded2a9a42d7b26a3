import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** An instance is measured every minute. */
export const instanceMonitoring = defineRule({
  id: 'instance-monitoring',
  title: 'Instance has no detailed monitoring',
  why: 'What happens between two values five minutes apart is not seen.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_126', 'EC2_INSTANCE_DETAILED_MONITORING_ENABLED'],
  scope: 'resource',
  resources: ['aws_instance'],
  fix: 'Set `monitoring = true`.',

  evaluate(instance) {
    return requireTrue(instance.get('monitoring'), 'It is measured every five minutes only.')
  },

  examples: {
    passes: ['resource "aws_instance" "main" { monitoring = true }'],
    fails: [
      'resource "aws_instance" "main" {} #!',
      `resource "aws_instance" "main" {
  monitoring = false #!
}`,
    ],
    undecided: [
      `variable "monitored" {}
resource "aws_instance" "main" { monitoring = var.monitored }`,
    ],
  },
})
