import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'

/** A trail is switched on. */
export const trailLogging = defineRule({
  id: 'trail-logging',
  title: 'Trail is switched off',
  why: 'A trail that does not log is no trail.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['CKV_AWS_251', 'ScoutSuite cloudtrail-no-logging'],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Leave `enable_logging` out, or set it to `true`.',

  evaluate(trail) {
    const logging = trail.get('enable_logging')
    return forbidThat(isFalse(logging), logging, 'The trail does not log.')
  },

  examples: {
    passes: [
      'resource "aws_cloudtrail" "main" {}',
      'resource "aws_cloudtrail" "main" { enable_logging = true }',
    ],
    fails: [
      `resource "aws_cloudtrail" "main" {
  enable_logging = false #!
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_cloudtrail" "main" { enable_logging = var.on }`,
    ],
  },
})
