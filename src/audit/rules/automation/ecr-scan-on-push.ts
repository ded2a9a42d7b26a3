import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** An image is searched for known holes when it arrives. */
export const ecrScanOnPush = defineRule({
  id: 'ecr-scan-on-push',
  title: 'Images are not scanned when they arrive',
  why: 'A known hole is deployed because nobody looked.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/supply-chain',
  aliases: ['CKV_AWS_163', 'AWS-0030', 'Security Hub ECR.1'],
  scope: 'resource',
  resources: ['aws_ecr_repository'],
  fix: 'Add `image_scanning_configuration { scan_on_push = true }`.',

  evaluate(repository) {
    return requireTrue(
      repository.get('image_scanning_configuration.scan_on_push'),
      'Nobody looks into its images.',
    )
  },

  examples: {
    passes: [
      `resource "aws_ecr_repository" "main" {
  image_scanning_configuration {
    scan_on_push = true
  }
}`,
    ],
    fails: [
      'resource "aws_ecr_repository" "main" {} #!',
      `resource "aws_ecr_repository" "main" {
  image_scanning_configuration {
    scan_on_push = false #!
  }
}`,
    ],
    undecided: [
      `variable "scan" {}
resource "aws_ecr_repository" "main" {
  image_scanning_configuration {
    scan_on_push = var.scan
  }
}`,
    ],
  },
})
