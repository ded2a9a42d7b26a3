import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'

/** A GuardDuty detector is switched on. */
export const guarddutyEnabled = defineRule({
  id: 'guardduty-enabled',
  title: 'GuardDuty detector is switched off',
  why: 'A detector that is suspended sees nothing.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['CKV_AWS_238', 'GUARDDUTY_ENABLED_CENTRALIZED', 'Security Hub GuardDuty.1', 'KICS 704dadd3'],
  scope: 'resource',
  resources: ['aws_guardduty_detector'],
  fix: 'Leave `enable` out, or set it to `true`.',

  evaluate(detector) {
    const enable = detector.get('enable')
    return forbidThat(isFalse(enable), enable, 'The detector is suspended.')
  },

  examples: {
    passes: [
      'resource "aws_guardduty_detector" "main" {}',
      'resource "aws_guardduty_detector" "main" { enable = true }',
    ],
    fails: [
      `resource "aws_guardduty_detector" "main" {
  enable = false #!
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_guardduty_detector" "main" { enable = var.on }`,
    ],
  },
})
