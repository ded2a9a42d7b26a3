import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'

/** A trail records the services that have no region, such as IAM. */
export const trailGlobalEvents = defineRule({
  id: 'trail-global-events',
  title: 'Trail leaves out global services',
  why: 'Users, roles and keys are made in IAM, which is a global service.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['CIS AWS 3.1', 'ScoutSuite cloudtrail-no-global-services-logging'],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Leave `include_global_service_events` out, or set it to `true`.',

  evaluate(trail) {
    // On unless it is switched off.
    const events = trail.get('include_global_service_events')
    return forbidThat(isFalse(events), events, 'Events of global services, such as IAM, are not recorded.')
  },

  examples: {
    passes: [
      'resource "aws_cloudtrail" "main" {}',
      'resource "aws_cloudtrail" "main" { include_global_service_events = true }',
    ],
    fails: [
      `resource "aws_cloudtrail" "main" {
  include_global_service_events = false #!
}`,
    ],
    undecided: [
      `variable "global" {}
resource "aws_cloudtrail" "main" { include_global_service_events = var.global }`,
    ],
  },
})
