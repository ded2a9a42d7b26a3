import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** GuardDuty is switched on in every account of the organization. */
export const guarddutyOrganization = defineRule({
  id: 'guardduty-organization',
  title: 'GuardDuty is not extended to the organization',
  why: 'A new account is watched by nobody until somebody thinks of it.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['CKV2_AWS_3'],
  scope: 'resource',
  resources: ['aws_guardduty_detector'],
  fix: 'Add an `aws_guardduty_organization_configuration` with `auto_enable_organization_members = "ALL"`.',

  evaluate(detector, configuration) {
    const link = { type: 'aws_guardduty_organization_configuration', path: 'detector_id' }
    const isExtended = isPointedAt(detector, link, configuration, organization =>
      either(
        isTrue(organization.get('auto_enable')),
        equals(organization.get('auto_enable_organization_members'), 'ALL', 'NEW'),
      ),
    )
    const says = 'Accounts of the organization do not get GuardDuty by themselves.'
    return requireThat(isExtended, detector, says)
  },

  examples: {
    passes: [
      `resource "aws_guardduty_detector" "main" {}
resource "aws_guardduty_organization_configuration" "main" {
  detector_id                      = aws_guardduty_detector.main.id
  auto_enable_organization_members = "ALL"
}`,
      `resource "aws_guardduty_detector" "main" {}
resource "aws_guardduty_organization_configuration" "main" {
  detector_id = aws_guardduty_detector.main.id
  auto_enable = true
}`,
    ],
    fails: [
      'resource "aws_guardduty_detector" "main" {} #!',
      `resource "aws_guardduty_detector" "main" { #!
  enable = true
}
resource "aws_guardduty_organization_configuration" "main" {
  detector_id                      = aws_guardduty_detector.main.id
  auto_enable_organization_members = "NONE"
}`,
    ],
    undecided: [
      `variable "detector" {}
resource "aws_guardduty_detector" "main" {}
resource "aws_guardduty_organization_configuration" "main" {
  detector_id = var.detector
  auto_enable = true
}`,
    ],
  },
})
